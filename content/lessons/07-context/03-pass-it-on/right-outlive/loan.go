// Package loan lends maps to readers.
package loan

import (
	"context"
	"fmt"
	"time"
)

// Ledger keeps the loans.
type Ledger interface {
	Lend(ctx context.Context, mapID int, reader string) error
	Receipt(ctx context.Context, mapID int, reader string) error
}

// Lend lends a map. Once it is lent, the receipt is written even if the reader has gone.
func Lend(ctx context.Context, ledger Ledger, mapID int, reader string) error {
	if err := ledger.Lend(ctx, mapID, reader); err != nil {
		return fmt.Errorf("lend map %d: %w", mapID, err)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := ledger.Receipt(ctx, mapID, reader); err != nil {
		return fmt.Errorf("receipt for map %d: %w", mapID, err)
	}
	return nil
}
