// Package workshop repairs instruments.
package workshop

import "fmt"

// Instrument can be tuned.
type Instrument interface {
	Tune() error
}

// Lute is an instrument.
type Lute struct{ Courses int }

// Tune tunes each course.
func (l *Lute) Tune() error { return nil }

// Tuned returns an instrument after it has been tuned.
func Tuned[T Instrument](instrument T) (T, error) {
	if err := instrument.Tune(); err != nil {
		return instrument, fmt.Errorf("tune: %w", err)
	}
	return instrument, nil
}
