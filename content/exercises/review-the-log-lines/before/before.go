// Package seeds lends seeds to gardeners.
package seeds

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
)

// ErrEmpty says that there are no seeds of a kind left.
var ErrEmpty = errors.New("no seeds left")

// Bank keeps seeds by their kind.
type Bank struct {
	stock  map[string]int
	logger *slog.Logger
}

// Lend gives seeds to a gardener.
func (b *Bank) Lend(ctx context.Context, gardener, kind string, seeds int) error {
	if b.stock[kind] < seeds {
		return fmt.Errorf("lend %d of %s: %w", seeds, kind, ErrEmpty)
	}
	b.stock[kind] -= seeds
	return nil
}
