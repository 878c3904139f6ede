package board

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

var errFog = errors.New("fog")

// source answers after some time, fails every second time if it is told to, and counts contexts that have not ended.
type source struct {
	takes  time.Duration
	flaky  bool
	asked  int
	active atomic.Int64
}

func (s *source) Departures(ctx context.Context) (Departures, error) {
	s.asked++
	s.active.Add(1)
	context.AfterFunc(ctx, func() { s.active.Add(-1) })
	select {
	case <-time.After(s.takes):
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if s.flaky && s.asked%2 == 0 {
		return nil, errFog
	}
	return Departures{"09:15 Aurora"}, nil
}

func TestKeep(t *testing.T) {
	tests := []struct {
		name  string
		src   *source
		lasts time.Duration
		asked int
		shown int
	}{
		{"ends at once", &source{}, time.Nanosecond, 1, 1},
		{"three turns", &source{}, 130 * time.Second, 3, 3},
		{"every second one fails", &source{flaky: true}, 190 * time.Second, 4, 2},
		{"too slow", &source{takes: time.Minute}, 70 * time.Second, 2, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), tt.lasts)
				defer cancel()
				shown := 0
				start := time.Now()
				Keep(ctx, tt.src, time.Minute, func(Departures) { shown++ })
				if ran := time.Since(start); ran != tt.lasts {
					t.Errorf("Keep ran for %v, want %v", ran, tt.lasts)
				}
				if tt.src.asked != tt.asked || shown != tt.shown {
					t.Errorf("asked %d, shown %d; want %d, %d", tt.src.asked, shown, tt.asked, tt.shown)
				}
			})
		})
	}
}

func TestKeepReleasesEachContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := &source{flaky: true}
		ctx, cancel := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() { Keep(ctx, src, time.Second, func(Departures) {}) })
		time.Sleep(3500 * time.Millisecond)
		synctest.Wait()
		if active := src.active.Load(); active != 0 {
			t.Errorf("%d contexts have not ended between two turns", active)
		}
		cancel()
		wg.Wait()
	})
}
