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
			var u Upload
			for range tt.size {
				u.Original = append(u.Original, bytes.Repeat([]byte{7}, tt.size))
			}
			u.Shrink()
			if len(u.Small) != tt.small || len(u.Medium) != tt.medium {
				t.Errorf("Shrink made %d and %d rows, want %d and %d", len(u.Small), len(u.Medium), tt.small, tt.medium)
			}
		})
	}
}
