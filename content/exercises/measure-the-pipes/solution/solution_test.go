package organ

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestPitches(t *testing.T) {
	tests := []struct {
		name  string
		pipes int
		took  time.Duration
	}{
		{"no pipes", 0, 0},
		{"fewer than microphones", 3, time.Second},
		{"as many", 4, time.Second},
		{"one more", 5, 2 * time.Second},
		{"a whole organ", 3000, 750 * time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var pipes []Pipe
				for key := range tt.pipes {
					pipes = append(pipes, Pipe{Stop: "Gedackt", Key: key})
				}
				start := time.Now()
				pitches := Pitches(pipes, func(p Pipe) float64 {
					time.Sleep(time.Second)
					return float64(p.Key)
				})
				if took := time.Since(start); took != tt.took {
					t.Errorf("took %v, want %v", took, tt.took)
				}
				if len(pitches) != tt.pipes {
					t.Fatalf("%d pitches, want %d", len(pitches), tt.pipes)
				}
				for i, pitch := range pitches {
					if pitch != float64(i) {
						t.Errorf("pitch %d is that of pipe %v", i, pitch)
					}
				}
			})
		})
	}
}
