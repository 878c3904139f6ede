package batch

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

var errMould = errors.New("mould")

// scales counts the bags that were weighed, and how many lay on it at once.
type scales struct {
	mu                sync.Mutex
	busy, peak, total int
}

// use puts a bag on the scales, or takes it off again if change is -1.
func (s *scales) use(change int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy += change
	s.peak = max(s.peak, s.busy)
	s.total += max(change, 0)
}

func TestEach(t *testing.T) {
	tests := []struct {
		name  string
		limit int
		bags  int
		peak  int
		took  time.Duration
	}{
		{"nothing to do", 3, 0, 0, 0},
		{"one at a time", 1, 4, 1, 4 * time.Second},
		{"three at a time", 3, 9, 3, 3 * time.Second},
		{"more room than bags", 50, 5, 5, time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var s scales
				weigh := func(context.Context, int) error {
					s.use(1)
					defer s.use(-1)
					time.Sleep(time.Second)
					return nil
				}
				start := time.Now()
				if err := Each(t.Context(), tt.limit, make([]int, tt.bags), weigh); err != nil {
					t.Errorf("Each = %v, want nil", err)
				}
				if s.total != tt.bags || s.peak != tt.peak {
					t.Errorf("%d bags, %d at once; want %d, %d", s.total, s.peak, tt.bags, tt.peak)
				}
				if took := time.Since(start); took != tt.took {
					t.Errorf("took %v, want %v", took, tt.took)
				}
			})
		})
	}
}

func TestEachRefusesALimitBelowOne(t *testing.T) {
	for _, limit := range []int{0, -1} {
		err := Each(t.Context(), limit, []int{1}, func(context.Context, int) error { return nil })
		if !errors.Is(err, ErrLimit) {
			t.Errorf("Each with limit %d = %v, want %v", limit, err, ErrLimit)
		}
	}
}

func TestEachEndsTheContextAfterAFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ended atomic.Int64
		test := func(ctx context.Context, dish int) error {
			if dish == 0 {
				return errMould
			}
			<-ctx.Done()
			ended.Add(1)
			return ctx.Err()
		}
		if err := Each(t.Context(), 2, []int{0, 1, 2}, test); !errors.Is(err, errMould) {
			t.Errorf("Each = %v, want %v", err, errMould)
		}
		if ended.Load() > 2 {
			t.Errorf("%d dishes saw the end of their context, want at most 2", ended.Load())
		}
	})
}
