// A zoo feeds its fish. The pump is off meanwhile, so that the food is not washed away.
package main

import (
	"errors"
	"fmt"
	"os"
)

// ErrEmpty says that a feeder has no food.
var ErrEmpty = errors.New("feeder is empty")

// Feed gives a tank its portions.
func Feed(tank string, portions int) error {
	if portions == 0 {
		return fmt.Errorf("feed %s: %w", tank, ErrEmpty)
	}
	fmt.Println("fed", tank)
	return nil
}

func feedAll(portions map[string]int) error {
	fmt.Println("pump off")
	defer fmt.Println("pump on")
	for _, tank := range []string{"reef", "arctic"} {
		if err := Feed(tank, portions[tank]); err != nil {
			return fmt.Errorf("feed all: %w", err)
		}
	}
	return nil
}

func main() {
	if err := feedAll(map[string]int{"reef": 2}); err != nil {
		fmt.Println("stopped:", err)
		os.Exit(1)
	}
}
