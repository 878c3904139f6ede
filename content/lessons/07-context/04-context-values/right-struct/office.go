// A concert hall sells tickets.
package main

import (
	"context"
	"fmt"
)

// Office sells the tickets of one evening.
type Office struct {
	seats int
}

// NewOffice opens an office.
func NewOffice(seats int) *Office {
	return &Office{seats: seats}
}

// Sell sells one seat.
func (o *Office) Sell(ctx context.Context, visitor string) error {
	if err := charge(ctx, visitor); err != nil {
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
	office := NewOffice(200)
	ada, closeAda := context.WithCancel(context.Background())
	fmt.Println("Ada:", office.Sell(ada, "Ada"))
	closeAda()
	bo, closeBo := context.WithCancel(context.Background())
	defer closeBo()
	fmt.Println("Bo:", office.Sell(bo, "Bo"))
}
