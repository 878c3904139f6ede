package workshop

import (
	"errors"
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
		{"the last does not fit", []int{4, 7}, "cut 7 m: the roll is too short"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := NewRoll(10).CutAll(tt.pieces)
			if tt.want == "" && err != nil {
				t.Errorf("error %v, want none", err)
			}
			if tt.want != "" && (err == nil || err.Error() != tt.want || !errors.Is(err, ErrTooShort)) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}
