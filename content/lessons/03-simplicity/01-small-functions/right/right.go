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
	if err := c.check(nights, guests); err != nil {
		return 0, fmt.Errorf("book: %w", err)
	}
	c.take(nights)
	return price(nights, guests), nil
}

// check tells why a stay cannot be booked.
func (c *Campsite) check(nights []string, guests int) error {
	if guests < 1 {
		return ErrNoGuests
	}
	for _, night := range nights {
		if c.taken[night] {
			return fmt.Errorf("%s: %w", night, ErrTaken)
		}
	}
	return nil
}

func (c *Campsite) take(nights []string) {
	for _, night := range nights {
		c.taken[night] = true
	}
}

// price returns the price of a stay in cents: from the seventh night on, it is 10 % lower.
func price(nights []string, guests int) int {
	total := 0
	for i, night := range nights {
		cents := nightly(night, guests)
		if i >= 6 {
			cents = cents * 9 / 10
		}
		total += cents
	}
	return total
}

// nightly returns the price of one night in cents. More than four guests pay extra.
func nightly(night string, guests int) int {
	extra := max(0, guests-4) * 300
	if night == "Fri" || night == "Sat" {
		return 1600 + extra
	}
	return 1200 + extra
}

func main() {
	site := &Campsite{taken: map[string]bool{"Sun": true}}
	cents, err := site.Book([]string{"Fri", "Sat", "Sun"}, 2)
	fmt.Println("Ada:  ", cents, err)
	cents, err = site.Book([]string{"Fri", "Sat"}, 5)
	fmt.Println("Grace:", cents, err)
}
