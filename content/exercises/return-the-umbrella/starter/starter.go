package lostproperty

import (
	"errors"
	"fmt"
)

// NotFound says that a number was never given out.
var NotFound = errors.New("no such number")

// AlreadyReturned says that the owner has taken the thing home.
var AlreadyReturned = errors.New("already returned")

// Desk knows where things lie. A thing that was returned has an empty shelf.
type Desk struct {
	shelves map[string]string
}

// NewDesk returns a desk with things on its shelves, by their numbers.
func NewDesk(shelves map[string]string) *Desk {
	return &Desk{shelves: shelves}
}

// Claim returns the shelf of a thing, NotFound, or AlreadyReturned.
func (d *Desk) Claim(number string) (string, error) {
	shelf, known := d.shelves[number]
	if !known {
		return "", fmt.Errorf("claim %s: %w", number, NotFound)
	}
	if shelf == "" {
		return "", fmt.Errorf("claim %s: %w", number, AlreadyReturned)
	}
	return shelf, nil
}

// Answer is what the screen says to somebody with a number.
func Answer(d *Desk, number string) string {
	shelf, err := d.Claim(number)
	switch err {
	case nil:
		return "at the counter, shelf " + shelf
	case NotFound:
		return "we do not have it"
	case AlreadyReturned:
		return "it went home already"
	default:
		return "please call us"
	}
}
