package workshop

import (
	"errors"
	"strings"
	"testing"
)

func TestCut(t *testing.T) {
	tests := []struct {
		name   string
		length int
		metres int
		want   int
		left   int
		err    error
	}{
		{"a piece", 10, 4, 6, 6, nil},
		{"the whole roll", 10, 10, 0, 0, nil},
		{"more than there is", 10, 11, 0, 10, ErrTooShort},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			roll := NewRoll(tt.length)
			got, err := roll.Cut(tt.metres)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("Cut(%d) = %d, %v; want %d, %v", tt.metres, got, err, tt.want, tt.err)
			}
			if roll.metres != tt.left {
				t.Errorf("%d m left on the roll, want %d", roll.metres, tt.left)
			}
		})
	}
}

func TestCutAll(t *testing.T) {
	tests := []struct {
		name   string
		pieces []int
		want   string
	}{
		{"all fit", []int{4, 6}, ""},
		{"no pieces", nil, ""},
		{"the last does not fit", []int{4, 7}, "7"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := NewRoll(10).CutAll(tt.pieces)
			if tt.want == "" && err != nil {
				t.Errorf("error %v, want none", err)
			}
			if tt.want != "" && (!errors.Is(err, ErrTooShort) || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("error %v, want one that wraps ErrTooShort and names the %s m", err, tt.want)
			}
		})
	}
}
