package meter

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestRun(t *testing.T) {
	tests := []struct {
		name   string
		lasts  time.Duration
		counts []int64
	}{
		{"ends before the first interval", 30 * time.Second, []int64{1}},
		{"ends after one interval", 90 * time.Second, []int64{1, 0}},
		{"ends after two", 150 * time.Second, []int64{1, 0, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var sent []int64
				m := New(time.Minute, func(count int64) { sent = append(sent, count) })
				m.Add()

				ctx, cancel := context.WithTimeout(t.Context(), tt.lasts)
				defer cancel()
				var wg sync.WaitGroup
				wg.Go(func() { m.Run(ctx) })
				wg.Wait()

				if !slices.Equal(sent, tt.counts) {
					t.Errorf("sent %v, want %v", sent, tt.counts)
				}
			})
		})
	}
}
