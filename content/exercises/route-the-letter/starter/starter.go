package post

import "errors"

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
	// Your code here.
	return "", nil
}
