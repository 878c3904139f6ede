package seedbank

import (
	"context"
	"errors"
	"fmt"
)

// ErrNothingSown says that a trial has no seeds to count.
var ErrNothingSown = errors.New("nothing sown")

// Trial is what the laboratory counted.
type Trial struct {
	Sown     int
	Sprouted int
}

// Laboratory tests seed.
type Laboratory interface {
	Trial(ctx context.Context, lot string) (Trial, error)
}

// Bank keeps seed in numbered lots.
type Bank struct {
	lab Laboratory
}

// NewBank returns a bank whose seed is tested by lab.
func NewBank(lab Laboratory) *Bank {
	return &Bank{lab: lab}
}

// Germination returns the share of seeds of a lot that came up, from 0 to 1.
func (b *Bank) Germination(ctx context.Context, lot string) (float64, error) {
	trial, err := b.lab.Trial(ctx, lot)
	if err != nil {
		return 0, fmt.Errorf("germination of lot %s: %w", lot, err)
	}
	if trial.Sown == 0 {
		return 0, fmt.Errorf("germination of lot %s: %w", lot, ErrNothingSown)
	}
	return float64(trial.Sprouted) / float64(trial.Sown), nil
}
