package main

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestPlay(t *testing.T) {
	tests := []struct {
		name   string
		limit  time.Duration
		tracks int
		want   int
	}{
		{"an empty tape", time.Minute, 0, 0},
		{"a whole tape", time.Minute, 30, 30},
		{"longer than a minute is fine", time.Hour, 100_000, 100_000},
		{"the caller has less time", 5500 * time.Microsecond, 30, 5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), tt.limit)
				defer cancel()
				got := 0
				for range Play(ctx, make([]string, tt.tracks)) {
					got++
				}
				if got != tt.want {
					t.Errorf("%d tracks, want %d", got, tt.want)
				}
			})
		})
	}
}
