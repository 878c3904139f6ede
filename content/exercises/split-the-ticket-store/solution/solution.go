package helpdesk

import (
	"context"
	"fmt"
)

// Ticket is a question of a customer.
type Ticket struct {
	ID     string
	Closed bool
}

// TicketReader looks at tickets.
type TicketReader interface {
	Get(ctx context.Context, id string) (Ticket, error)
	List(ctx context.Context) ([]Ticket, error)
	Search(ctx context.Context, query string) ([]Ticket, error)
}

// TicketWriter changes tickets.
type TicketWriter interface {
	Create(ctx context.Context, t Ticket) error
	Update(ctx context.Context, t Ticket) error
	Delete(ctx context.Context, id string) error
}

// TicketStore keeps tickets.
type TicketStore interface {
	TicketReader
	TicketWriter
}

// OpenCount returns how many tickets wait for an answer.
func OpenCount(ctx context.Context, tickets TicketReader) (int, error) {
	open, err := tickets.Search(ctx, "is:open")
	if err != nil {
		return 0, fmt.Errorf("count open tickets: %w", err)
	}
	return len(open), nil
}

// Reopen puts a closed ticket back on the list.
func Reopen(ctx context.Context, tickets TicketStore, id string) error {
	ticket, err := tickets.Get(ctx, id)
	if err != nil {
		return fmt.Errorf("reopen ticket %s: %w", id, err)
	}
	ticket.Closed = false
	if err := tickets.Update(ctx, ticket); err != nil {
		return fmt.Errorf("reopen ticket %s: %w", id, err)
	}
	return nil
}
