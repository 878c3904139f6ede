// Package lighthouse switches the lamp of a lighthouse.
package lighthouse

import "time"

// Lamp is lit from 19:00 to 6:00.
type Lamp struct {
	now func() time.Time
}

// NewLamp returns a lamp that asks now for the time, for example time.Now.
func NewLamp(now func() time.Time) *Lamp {
	return &Lamp{now: now}
}

// IsLit tells whether the lamp is lit now.
func (l *Lamp) IsLit() bool {
	hour := l.now().Hour()
	return hour >= 19 || hour < 6
}
