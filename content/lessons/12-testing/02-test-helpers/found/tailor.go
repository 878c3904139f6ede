// Package tailor reads sizes such as "42/180": the chest and the height of a customer.
package tailor

import (
	"fmt"
	"strconv"
	"strings"
)

// Size is the size of a coat.
type Size struct{ Chest, Height int }

// Parse reads a size.
func Parse(text string) (Size, error) {
	chest, height, found := strings.Cut(text, "/")
	if !found {
		return Size{}, fmt.Errorf("size %q has no height", text)
	}
	c, err := strconv.Atoi(chest)
	if err != nil {
		return Size{}, fmt.Errorf("chest of %q: %w", text, err)
	}
	h, err := strconv.Atoi(height)
	if err != nil {
		return Size{}, fmt.Errorf("height of %q: %w", text, err)
	}
	return Size{Chest: c, Height: h}, nil
}

// Fits tells whether a coat of size s fits a customer of size c.
func (s Size) Fits(c Size) bool {
	return s.Chest >= c.Chest && s.Height >= c.Height
}
