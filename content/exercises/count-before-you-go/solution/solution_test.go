package carillon

import (
	"testing"
	"testing/synctest"
	"time"
)

// bell sounds for a while after it was struck.
type bell struct {
	sounds  time.Duration
	sounded int
}

func (b *bell) Strike() {
	time.Sleep(b.sounds)
	b.sounded++
}

func TestChord(t *testing.T) {
	tests := []struct {
		name              string
		low, middle, high time.Duration
		took              time.Duration
	}{
		{"all alike", time.Second, time.Second, time.Second, time.Second},
		{"the low bell sounds longest", 9 * time.Second, 4 * time.Second, time.Second, 9 * time.Second},
		{"the high bell sounds longest", time.Second, time.Second, 3 * time.Second, 3 * time.Second},
		{"muffled", 0, 0, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				low, middle, high := &bell{sounds: tt.low}, &bell{sounds: tt.middle}, &bell{sounds: tt.high}
				start := time.Now()
				Chord(low, middle, high)
				if took := time.Since(start); took != tt.took {
					t.Errorf("Chord took %v, want %v", took, tt.took)
				}
				if low.sounded != 1 || middle.sounded != 1 || high.sounded != 1 {
					t.Errorf("strikes: %d, %d, %d; want one each", low.sounded, middle.sounded, high.sounded)
				}
			})
		})
	}
}
