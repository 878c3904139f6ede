// A concert hall sells tickets.
package main

import (
	"context"
	"fmt"
)

// TicketService sells the tickets of one evening.
type TicketService struct {
	ctx   context.Context
	seats int
}

// NewTicketService opens the sale.
func NewTicketService(ctx context.Context, seats int) *TicketService {
	return &TicketService{ctx: ctx, seats: seats}
}

// Sell sells one seat.
func (s *TicketService) Sell(visitor string) error {
	if err := charge(s.ctx, visitor); err != nil {
		return fmt.Errorf("sell a seat: %w", err)
	}
	s.seats--
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
	tickets := NewTicketService(opening, 200)
	fmt.Println("Ada:", tickets.Sell("Ada"))
	closeOpening()
	fmt.Println("Bo:", tickets.Sell("Bo"))
}
