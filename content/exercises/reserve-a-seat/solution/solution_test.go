package theatre

import (
	"sync"
	"sync/atomic"
	"testing"
)

func TestReserve(t *testing.T) {
	type wish struct {
		seat, guest string
		given       bool
	}
	tests := []struct {
		name   string
		wishes []wish
		guests map[string]string
	}{
		{"an empty plan", nil, nil},
		{"two seats", []wish{{"A1", "Ada", true}, {"A2", "Bo", true}}, map[string]string{"A1": "Ada", "A2": "Bo"}},
		{"a taken seat", []wish{{"A1", "Ada", true}, {"A1", "Bo", false}}, map[string]string{"A1": "Ada"}},
		{"the same guest twice", []wish{{"A1", "Ada", true}, {"A1", "Ada", false}}, map[string]string{"A1": "Ada"}},
		{"a guest without a name", []wish{{"A1", "", true}, {"A1", "Bo", false}}, map[string]string{"A1": ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var plan Plan
			for _, w := range tt.wishes {
				if given := plan.Reserve(w.seat, w.guest); given != w.given {
					t.Errorf("Reserve(%q, %q) = %v, want %v", w.seat, w.guest, given, w.given)
				}
			}
			for _, seat := range []string{"A1", "A2", "B7"} {
				want, wantTaken := tt.guests[seat]
				if guest, taken := plan.Guest(seat); guest != want || taken != wantTaken {
					t.Errorf("Guest(%q) = %q, %v; want %q, %v", seat, guest, taken, want, wantTaken)
				}
			}
		})
	}
}

func TestASeatIsGivenOnce(t *testing.T) {
	var plan Plan
	var given atomic.Int64
	var wg sync.WaitGroup
	for range 100 {
		wg.Go(func() {
			if plan.Reserve("A1", "somebody") {
				given.Add(1)
			}
		})
	}
	wg.Wait()
	if given.Load() != 1 {
		t.Errorf("seat A1 was given %d times", given.Load())
	}
}
