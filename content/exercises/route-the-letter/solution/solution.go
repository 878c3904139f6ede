package post

import (
	"errors"
	"fmt"
)

// ErrNoStamp says that a letter goes back to its sender.
var ErrNoStamp = errors.New("letter has no stamp")

// ErrTooHeavy says that a letter should have been a parcel.
var ErrTooHeavy = errors.New("letter is too heavy")

// Letter waits to be sorted.
type Letter struct {
	ID      string
	Grams   int
	Stamped bool
	Service bool // sent by the post office itself
	Country string
}

// Route returns the bag for a letter.
func Route(home string, l Letter) (string, error) {
	if !l.Stamped && !l.Service {
		return "", fmt.Errorf("route letter %s: %w", l.ID, ErrNoStamp)
	}
	if l.Grams > 1000 {
		return "", fmt.Errorf("route letter %s: %w", l.ID, ErrTooHeavy)
	}
	if l.Country != home {
		return "abroad", nil
	}
	if l.Grams > 50 {
		return "large", nil
	}
	return "standard", nil
}
