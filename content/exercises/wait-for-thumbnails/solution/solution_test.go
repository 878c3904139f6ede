package upload

import (
	"bytes"
	"testing"
)

func TestShrink(t *testing.T) {
	tests := []struct {
		name          string
		size          int
		small, medium int
	}{
		{"a square of 16", 16, 2, 8},
		{"a square that does not divide", 9, 2, 5},
		{"nothing", 0, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var p Picture
			for range tt.size {
				p = append(p, bytes.Repeat([]byte{7}, tt.size))
			}
			small, medium := Shrink(p)
			if len(small) != tt.small || len(medium) != tt.medium {
				t.Errorf("Shrink gave %d and %d rows, want %d and %d", len(small), len(medium), tt.small, tt.medium)
			}
		})
	}
}
