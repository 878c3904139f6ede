package plates

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

var errBroken = errors.New("plate is broken")

// room scans plates and remembers how many were scanned, and how many at once.
type room struct {
	mu               sync.Mutex
	busy, peak, done int
}

func (r *room) scan(ctx context.Context, plate string) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	r.enter()
	time.Sleep(time.Minute)
	return r.leave(plate)
}

func (r *room) enter() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.busy++
	r.peak = max(r.peak, r.busy)
}

func (r *room) leave(plate string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.busy--
	if plate == "broken" {
		return errBroken
	}
	r.done++
	return nil
}

func TestScanAll(t *testing.T) {
	tests := []struct {
		name   string
		plates int
		peak   int
		done   int
	}{
		{"no plates", 0, 0, 0},
		{"fewer than scanners", 3, 3, 3},
		{"a full box", 40, 4, 40},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var plates []string
				for i := range tt.plates {
					plates = append(plates, strconv.Itoa(i))
				}
				var r room
				if err := ScanAll(t.Context(), plates, r.scan); err != nil {
					t.Errorf("ScanAll = %v, want nil", err)
				}
				if r.peak != tt.peak || r.done != tt.done {
					t.Errorf("%d scanned, %d at once; want %d, %d", r.done, r.peak, tt.done, tt.peak)
				}
			})
		})
	}
}

func TestScanAllStopsAfterAFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var r room
		plates := append([]string{"broken"}, make([]string, 50)...)
		if err := ScanAll(t.Context(), plates, r.scan); !errors.Is(err, errBroken) {
			t.Errorf("ScanAll = %v, want %v", err, errBroken)
		}
		if r.done >= 50 {
			t.Errorf("all %d plates were scanned after a failure", r.done)
		}
	})
}
