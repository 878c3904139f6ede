package ferry

import (
	"errors"
	"fmt"
)

// Vehicle is what wants to come aboard.
type Vehicle struct {
	Plate  string
	Height int // in cm
	Weight int // in kg
}

// HeightError says that a vehicle is too high.
type HeightError struct {
	Excess int // in cm
}

func (e *HeightError) Error() string { return fmt.Sprintf("%d cm too high", e.Excess) }

// WeightError says that a vehicle is too heavy.
type WeightError struct {
	Limit int // in kg
}

func (e *WeightError) Error() string { return fmt.Sprintf("heavier than %d kg", e.Limit) }

func check(v Vehicle) error {
	if v.Height > 420 {
		return &HeightError{Excess: v.Height - 420}
	}
	if v.Weight > 40_000 {
		return &WeightError{Limit: 40_000}
	}
	return nil
}

// Assign returns the deck for a vehicle: low ones go to deck 2.
func Assign(v Vehicle) (int, error) {
	if err := check(v); err != nil {
		return 0, fmt.Errorf("vehicle %s: %w", v.Plate, err)
	}
	if v.Height > 200 {
		return 1, nil
	}
	return 2, nil
}

// Sign is what the display shows to the driver.
func Sign(v Vehicle) string {
	deck, err := Assign(v)
	if err == nil {
		return fmt.Sprintf("deck %d", deck)
	}
	var high *HeightError
	if errors.As(err, &high) {
		return fmt.Sprintf("too high by %d cm", high.Excess)
	}
	var heavy *WeightError
	if errors.As(err, &heavy) {
		return fmt.Sprintf("limit %d kg", heavy.Limit)
	}
	return "please ask the crew"
}
