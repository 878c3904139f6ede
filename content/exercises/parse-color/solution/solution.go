package theme

import (
	"errors"
	"fmt"
	"strconv"
)

// ErrBadColor says that a text does not have the form of a color.
var ErrBadColor = errors.New("want a color such as #ff8800")

// Color is a color of a theme, one byte for each channel.
type Color struct {
	R, G, B uint8
}

// ParseColor reads a color such as "#ff8800".
func ParseColor(text string) (Color, error) {
	if len(text) != 7 || text[0] != '#' {
		return Color{}, fmt.Errorf("parse color %q: %w", text, ErrBadColor)
	}
	rgb, err := strconv.ParseUint(text[1:], 16, 32)
	if err != nil {
		return Color{}, fmt.Errorf("parse color %q: %w", text, err)
	}
	return Color{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb)}, nil
}
