package buoy

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

var errWaves = errors.New("waves")

func TestCall(t *testing.T) {
	tests := []struct {
		name   string
		fails  int           // how many calls fail before one succeeds
		answer time.Duration // how long each call takes
		lasts  time.Duration // how long the caller waits
		took   time.Duration
		errs   []error
	}{
		{"answers at once", 0, 0, time.Hour, 0, nil},
		{"answers the third time", 2, time.Second, time.Hour, time.Minute*2 + 3*time.Second, nil},
		{"the caller gives up in a pause", 99, 0, 90 * time.Second, 90 * time.Second, []error{errWaves, context.DeadlineExceeded}},
		{"the caller gives up in a call", 0, time.Minute, 5 * time.Second, 5 * time.Second, []error{context.DeadlineExceeded}},
		{"a call that hangs is given up", 99, time.Hour, 15 * time.Second, 15 * time.Second, []error{context.DeadlineExceeded}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), tt.lasts)
				defer cancel()
				calls := 0
				start := time.Now()
				err := Call(ctx, time.Minute, func(ctx context.Context) error {
					calls++
					select {
					case <-time.After(tt.answer):
					case <-ctx.Done():
						return ctx.Err()
					}
					if calls <= tt.fails {
						return errWaves
					}
					return nil
				})
				if took := time.Since(start); took != tt.took {
					t.Errorf("took %v, want %v", took, tt.took)
				}
				if tt.errs == nil && err != nil {
					t.Errorf("Call = %v, want nil", err)
				}
				for _, want := range tt.errs {
					if !errors.Is(err, want) {
						t.Errorf("Call = %v, want one that wraps %v", err, want)
					}
				}
			})
		})
	}
}

func TestCallLimitsEachTry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		var limits []time.Duration
		err := Call(ctx, 45*time.Second, func(ctx context.Context) error {
			deadline, _ := ctx.Deadline()
			limits = append(limits, time.Until(deadline))
			<-ctx.Done()
			return ctx.Err()
		})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Call = %v, want %v", err, context.DeadlineExceeded)
		}
		if len(limits) != 2 || limits[0] != patience || limits[1] != 5*time.Second {
			t.Errorf("limits of the tries: %v, want 10s and then the 5s that were left", limits)
		}
	})
}
