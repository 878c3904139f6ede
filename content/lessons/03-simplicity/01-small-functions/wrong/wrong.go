// A campsite books its only pitch for several nights.
package main

import (
	"errors"
	"fmt"
)

// ErrNoGuests says that nobody wants to sleep on the pitch.
var ErrNoGuests = errors.New("no guests")

// ErrTaken says that somebody has the pitch in that night.
var ErrTaken = errors.New("night is taken")

// Campsite knows which nights are taken.
type Campsite struct {
	taken map[string]bool
}

// Book takes the pitch for each night, and returns the price in cents.
func (c *Campsite) Book(nights []string, guests int) (int, error) {
	if guests < 1 {
		return 0, ErrNoGuests
	}
	total := 0
	for i, night := range nights {
		if c.taken[night] {
			return 0, fmt.Errorf("book %s: %w", night, ErrTaken)
		}
		c.taken[night] = true
		price := 1200
		if night == "Fri" || night == "Sat" {
			price = 1600
		}
		if guests > 4 {
			price += (guests - 4) * 300
		}
		if i >= 6 {
			price = price * 9 / 10
		}
		total += price
	}
	return total, nil
}

func main() {
	site := &Campsite{taken: map[string]bool{"Sun": true}}
	cents, err := site.Book([]string{"Fri", "Sat", "Sun"}, 2)
	fmt.Println("Ada:  ", cents, err)
	cents, err = site.Book([]string{"Fri", "Sat"}, 5)
	fmt.Println("Grace:", cents, err)
}
