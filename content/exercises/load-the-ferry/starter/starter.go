package ferry

import "fmt"

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
func Assign(v Vehicle) (error, int) {
	if err := check(v); err != nil {
		return fmt.Errorf("vehicle %s: %w", v.Plate, err), 0
	}
	if v.Height > 200 {
		return nil, 1
	}
	return nil, 2
}

// Sign is what the display shows to the driver.
func Sign(v Vehicle) string {
	err, deck := Assign(v)
	switch e := err.(type) {
	case nil:
		return fmt.Sprintf("deck %d", deck)
	case *HeightError:
		return fmt.Sprintf("too high by %d cm", e.Excess)
	case *WeightError:
		return fmt.Sprintf("limit %d kg", e.Limit)
	default:
		return "please ask the crew"
	}
}
