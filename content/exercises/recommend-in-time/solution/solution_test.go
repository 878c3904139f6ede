package shop

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// engine answers after some time unless its context ends first.
type engine struct {
	takes time.Duration
}

func (e engine) Similar(ctx context.Context, _ string) ([]string, error) {
	select {
	case <-time.After(e.takes):
		return []string{"lamp"}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func TestRecommend(t *testing.T) {
	tests := []struct {
		name   string
		budget time.Duration
		takes  time.Duration
		want   []string
		err    error
		waited time.Duration
	}{
		{"in time", 2 * time.Second, 50 * time.Millisecond, []string{"lamp"}, nil, 50 * time.Millisecond},
		{"too slow", 2 * time.Second, time.Second, nil, context.DeadlineExceeded, patience},
		{"the caller has less time", 20 * time.Millisecond, time.Second, nil, context.DeadlineExceeded, 20 * time.Millisecond},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), tt.budget)
				defer cancel()
				start := time.Now()
				got, err := Recommend(ctx, engine{takes: tt.takes}, "ada")
				if !slices.Equal(got, tt.want) || !errors.Is(err, tt.err) {
					t.Errorf("Recommend = %v, %v; want %v, %v", got, err, tt.want, tt.err)
				}
				if waited := time.Since(start); waited != tt.waited {
					t.Errorf("waited %v, want %v", waited, tt.waited)
				}
			})
		})
	}
}
