// Package buzzer decides which team was first.
package buzzer

import (
	"cmp"
	"time"
)

// Options change how a buzzer works. The zero value is what most pubs want.
type Options struct {
	Window time.Duration // how long teams may press; 0 means 10 seconds
	Silent bool          // makes no sound
}

// Buzzer waits for teams.
type Buzzer struct {
	window time.Duration
	silent bool
}

// New returns a buzzer.
func New(o Options) *Buzzer {
	return &Buzzer{window: cmp.Or(o.Window, 10*time.Second), silent: o.Silent}
}

// IsOpen tells whether teams may still press.
func (b *Buzzer) IsOpen(elapsed time.Duration) bool { return elapsed < b.window }

// Sound is what the pub hears when a team presses.
func (b *Buzzer) Sound() string {
	if b.silent {
		return ""
	}
	return "ding"
}
