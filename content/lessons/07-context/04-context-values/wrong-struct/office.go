// A concert hall sells tickets.
package main

import (
	"context"
	"fmt"
)

// Office sells the tickets of one evening.
type Office struct {
	ctx   context.Context
	seats int
}

// NewOffice opens an office.
func NewOffice(ctx context.Context, seats int) *Office {
	return &Office{ctx: ctx, seats: seats}
}

// Sell sells one seat.
func (o *Office) Sell(visitor string) error {
	if err := o.ctx.Err(); err != nil {
		return fmt.Errorf("sell a seat to %s: %w", visitor, err)
	}
	o.seats--
	return nil
}

func main() {
	opening, closeOpening := context.WithCancel(context.Background())
	office := NewOffice(opening, 200)
	fmt.Println("Ada:", office.Sell("Ada"))
	closeOpening()
	fmt.Println("Bo:", office.Sell("Bo"))
}
