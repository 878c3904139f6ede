// A lock keeper lets boats through a canal lock.
package main

import (
	"errors"
	"fmt"
)

var (
	errClosed = errors.New("lock is closed at night")
	errTooBig = errors.New("boat is too long")
	errUnpaid = errors.New("toll is not paid")
)

// Boat wants to pass.
type Boat struct {
	Name   string
	Metres int
	Paid   bool
}

// Admit tells why a boat cannot pass, or nil if it can.
func Admit(hour int, b Boat) error {
	if hour >= 6 && hour < 22 {
		if b.Metres <= 24 {
			if !b.Paid {
				if b.Metres > 6 {
					return fmt.Errorf("%s: %w", b.Name, errUnpaid)
				}
			} else {
				return nil
			}
		} else {
			return fmt.Errorf("%s: %w", b.Name, errTooBig)
		}
	}
	return fmt.Errorf("%s: %w", b.Name, errClosed)
}

func main() {
	fmt.Println("barge:", Admit(10, Boat{"Wanderer", 22, true}))
	fmt.Println("canoe:", Admit(10, Boat{"Dipper", 5, false}))
}
