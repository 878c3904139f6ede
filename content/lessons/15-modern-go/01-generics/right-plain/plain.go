// Package ringing writes the journal of a ringing station.
package ringing

import "fmt"

// Catch is a bird in the net.
type Catch interface {
	Species() string
	Grams() int
}

// Entry returns the line of the journal for a catch.
func Entry(c Catch) string {
	return fmt.Sprintf("%s, %d g", c.Species(), c.Grams())
}
