// Package sleeper sells berths in sleeping cars.
package sleeper

import (
	"context"
	"fmt"
	"log/slog"
)

// Ledger knows who sleeps where.
type Ledger interface {
	Berth(ctx context.Context, ticket string) (string, error)
	Release(ctx context.Context, berth string) error
}

// Desk serves travellers.
type Desk struct {
	ledger Ledger
	logger *slog.Logger
}

// NewDesk returns a desk.
func NewDesk(ledger Ledger, logger *slog.Logger) *Desk {
	return &Desk{ledger: ledger, logger: logger}
}

// Berth returns the berth of a ticket.
func (d *Desk) Berth(ctx context.Context, ticket string) (string, error) {
	berth, err := d.ledger.Berth(ctx, ticket)
	if err != nil {
		return "", fmt.Errorf("berth of ticket %s: %w", ticket, err)
	}
	return berth, nil
}
