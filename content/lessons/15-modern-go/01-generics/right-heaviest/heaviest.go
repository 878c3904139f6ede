// Package ringing writes the journal of a ringing station.
package ringing

// Catch is a bird in the net.
type Catch interface {
	Species() string
	Grams() int
}

// Heaviest returns the heaviest of some catches, and false where there are none.
func Heaviest[T Catch](catches []T) (T, bool) {
	var heaviest T
	for i, c := range catches {
		if i == 0 || c.Grams() > heaviest.Grams() {
			heaviest = c
		}
	}
	return heaviest, len(catches) > 0
}
