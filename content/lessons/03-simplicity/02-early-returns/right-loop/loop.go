// Package canal adds up what boats have to pay.
package canal

import "fmt"

// Boat has passed a lock.
type Boat struct {
	Name   string
	Metres int
}

// Toll returns what boats pay, in cents. Boats of up to six metres pay nothing.
func Toll(boats []Boat) (int, error) {
	sum := 0
	for _, boat := range boats {
		if boat.Metres <= 0 {
			return 0, fmt.Errorf("toll: %s has no length", boat.Name)
		}
		if boat.Metres <= 6 {
			continue
		}
		sum += boat.Metres * 50
	}
	return sum, nil
}
