// Package desk takes the fines of a library.
package desk

import (
	"context"
	"fmt"
)

// Account keeps what readers owe, in cents.
type Account interface {
	Owed(ctx context.Context, reader string) (int, error)
	Pay(ctx context.Context, reader string, cents int) error
}

// Desk is where readers pay.
type Desk struct {
	account Account
}

// New returns a desk for the readers of an account.
func New(account Account) *Desk {
	return &Desk{account: account}
}

// Settle pays all that a reader owes.
func (d *Desk) Settle(ctx context.Context, reader string) error {
	owed, err := d.account.Owed(ctx, reader)
	if err != nil {
		return fmt.Errorf("settle fines of %s: %w", reader, err)
	}
	if owed == 0 {
		return nil
	}
	if err := d.account.Pay(ctx, reader, owed/100); err != nil {
		return fmt.Errorf("settle fines of %s: %w", reader, err)
	}
	return nil
}
