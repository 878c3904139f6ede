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

// Cashier gives money back.
type Cashier interface {
	Refund(ctx context.Context, ticket string) error
	Refunded(ctx context.Context, ticket string) (bool, error)
}

// Desk serves travellers.
type Desk struct {
	ledger  Ledger
	cashier Cashier
	logger  *slog.Logger
}

// NewDesk returns a desk.
func NewDesk(ledger Ledger, cashier Cashier, logger *slog.Logger) *Desk {
	return &Desk{ledger: ledger, cashier: cashier, logger: logger}
}

// Berth returns the berth of a ticket.
func (d *Desk) Berth(ctx context.Context, ticket string) (string, error) {
	berth, err := d.ledger.Berth(ctx, ticket)
	if err != nil {
		return "", fmt.Errorf("berth of ticket %s: %w", ticket, err)
	}
	return berth, nil
}

// Cancel frees the berth of a ticket and refunds it. A refund that fails is left for the office.
func (d *Desk) Cancel(ctx context.Context, ticket string) error {
	berth, err := d.Berth(ctx, ticket)
	if err != nil {
		d.logger.ErrorContext(ctx, "cancel ticket", slog.String("ticket", ticket), slog.Any("error", err))
		return fmt.Errorf("cancel: %w", err)
	}
	if err := d.ledger.Release(ctx, berth); err != nil {
		return fmt.Errorf("Could not release berth %s: %w", berth, err)
	}
	if err := d.refund(ctx, ticket); err != nil {
		d.logger.WarnContext(ctx, "refund left for the office", slog.String("ticket", ticket), slog.Any("error", err))
	}
	return nil
}

// refund refunds a ticket, unless that was done before.
func (d *Desk) refund(ctx context.Context, ticket string) error {
	done, err := d.refunded(ctx, ticket)
	if done || err != nil {
		return err
	}
	if err := d.cashier.Refund(ctx, ticket); err != nil {
		return fmt.Errorf("refund ticket %s: %v", ticket, err)
	}
	return nil
}

// refunded tells whether a ticket was refunded.
func (d *Desk) refunded(ctx context.Context, ticket string) (bool, error) {
	done, err := d.cashier.Refunded(ctx, ticket)
	if err != nil {
		return false, nil
	}
	return done, nil
}
