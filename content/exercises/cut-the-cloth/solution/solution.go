package workshop

import (
	"errors"
	"fmt"
)

// ErrTooShort says that a roll holds less cloth than was asked for.
var ErrTooShort = errors.New("the roll is too short")

// Roll is a roll of cloth. The zero value is an empty roll.
type Roll struct {
	metres int
}

// NewRoll returns a roll of the given length.
func NewRoll(metres int) *Roll {
	return &Roll{metres: metres}
}

// Cut takes a piece off the roll and returns the metres that are left. If the roll is too short, it stays as it is.
func (r *Roll) Cut(metres int) (int, error) {
	if metres > r.metres {
		return 0, ErrTooShort
	}
	r.metres -= metres
	return r.metres, nil
}

// CutAll cuts the pieces of an order, one after the other, and stops at the first that does not fit.
func (r *Roll) CutAll(pieces []int) error {
	for _, metres := range pieces {
		if _, err := r.Cut(metres); err != nil {
			return fmt.Errorf("cut %d m: %w", metres, err)
		}
	}
	return nil
}
