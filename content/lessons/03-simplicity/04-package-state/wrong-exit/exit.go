// A zoo feeds its fish. The pump is off meanwhile, so that the food is not washed away.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
)

// ErrEmpty says that a feeder has no food.
var ErrEmpty = errors.New("feeder is empty")

// Feed gives a tank its portions.
func Feed(tank string, portions int) {
	if portions == 0 {
		log.Fatalf("feed %s: %v", tank, ErrEmpty)
	}
	fmt.Println("fed", tank)
}

func feedAll(portions map[string]int) {
	fmt.Println("pump off")
	defer fmt.Println("pump on")
	for _, tank := range []string{"reef", "arctic"} {
		Feed(tank, portions[tank])
	}
}

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	feedAll(map[string]int{"reef": 2})
}
