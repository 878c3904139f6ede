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
	if err := charge(o.ctx, visitor); err != nil {
		return fmt.Errorf("sell a seat: %w", err)
	}
	o.seats--
	return nil
}

// charge takes the money for a seat.
func charge(ctx context.Context, visitor string) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("charge %s: %w", visitor, err)
	}
	return nil
}

func main() {
	opening, closeOpening := context.WithCancel(context.Background())
	office := NewOffice(opening, 200)
	fmt.Println("Ada:", office.Sell("Ada"))
	closeOpening()
	fmt.Println("Bo:", office.Sell("Bo"))
}
