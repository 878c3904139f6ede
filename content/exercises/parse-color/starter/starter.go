package theme

import (
	"fmt"
	"strconv"
)

// Color is a color of a theme, one byte for each channel.
type Color struct {
	R, G, B uint8
}

// ParseColor reads a color such as "#ff8800".
func ParseColor(text string) (Color, error) {
	if len(text) != 7 || text[0] != '#' {
		panic("not a color: " + text)
	}
	rgb, err := strconv.ParseUint(text[1:], 16, 32)
	if err != nil {
		return Color{}, fmt.Errorf("parse color %q: %w", text, err)
	}
	return Color{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb)}, nil
}
