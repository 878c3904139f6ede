// A concert hall sells tickets.
package main

import (
	"context"
	"fmt"
)

// TicketService sells the tickets of one evening.
type TicketService struct {
	seats int
}

// NewTicketService opens the sale.
func NewTicketService(seats int) *TicketService {
	return &TicketService{seats: seats}
}

// Sell sells one seat.
func (s *TicketService) Sell(ctx context.Context, visitor string) error {
	if err := charge(ctx, visitor); err != nil {
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
	tickets := NewTicketService(200)
	ada, closeAda := context.WithCancel(context.Background())
	fmt.Println("Ada:", tickets.Sell(ada, "Ada"))
	closeAda()
	bo, closeBo := context.WithCancel(context.Background())
	defer closeBo()
	fmt.Println("Bo:", tickets.Sell(bo, "Bo"))
}
