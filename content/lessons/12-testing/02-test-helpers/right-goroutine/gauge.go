// Package gauge reads the level of a river.
package gauge

import (
	"context"
	"errors"
)

// ErrFrozen means that the gauge stands in ice.
var ErrFrozen = errors.New("gauge is frozen")

// Gauge measures a river.
type Gauge struct {
	Frozen bool
	Level  int
}

// Read returns the level in centimetres.
func (g Gauge) Read(context.Context) (int, error) {
	if g.Frozen {
		return 0, ErrFrozen
	}
	return g.Level, nil
}
