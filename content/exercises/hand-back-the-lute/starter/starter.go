// Package workshop repairs instruments.
package workshop

// Instrument can be tuned.
type Instrument interface {
	Tune() error
}

// Lute is an instrument.
type Lute struct{ Courses int }

// Tune tunes each course.
func (l *Lute) Tune() error { return nil }
