package weaving

import (
	"errors"
	"testing"
)

func TestReserve(t *testing.T) {
	w := NewWorkshop(2)
	tests := []struct {
		name string
		loom int
		want error
	}{
		{"a free loom", 2, nil},
		{"the same loom again", 2, ErrTaken},
		{"below the first", 0, ErrNoLoom},
		{"beyond the last", 3, ErrNoLoom},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := w.Reserve(tt.loom, "ada"); !errors.Is(err, tt.want) {
				t.Errorf("Reserve(%d) = %v, want %v", tt.loom, err, tt.want)
			}
		})
	}
}

func TestReserveAny(t *testing.T) {
	w := NewWorkshop(3)
	if err := w.Reserve(1, "grace"); err != nil {
		t.Fatalf("prepare: %v", err)
	}
	for _, want := range []int{2, 3} {
		if got, err := ReserveAny(w, "ada"); got != want || err != nil {
			t.Errorf("ReserveAny = %d, %v; want %d", got, err, want)
		}
	}
	if got, err := ReserveAny(w, "ada"); got != 0 || !errors.Is(err, ErrNoLoom) {
		t.Errorf("ReserveAny in a full workshop = %d, %v; want 0, %v", got, err, ErrNoLoom)
	}
}
