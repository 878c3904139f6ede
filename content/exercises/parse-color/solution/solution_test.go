package theme

import (
	"errors"
	"strconv"
	"testing"
)

func TestParseColor(t *testing.T) {
	tests := []struct {
		name string
		text string
		want Color
		err  error
	}{
		{"orange", "#ff8800", Color{R: 0xff, G: 0x88}, nil},
		{"blue", "#0000ff", Color{B: 0xff}, nil},
		{"a name", "orange", Color{}, ErrBadColor},
		{"nothing", "", Color{}, ErrBadColor},
		{"short form", "#f80", Color{}, ErrBadColor},
		{"not hexadecimal", "#gg8800", Color{}, strconv.ErrSyntax},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseColor(tt.text)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ParseColor(%q) = %v, %v; want %v, %v", tt.text, got, err, tt.want, tt.err)
			}
		})
	}
}
