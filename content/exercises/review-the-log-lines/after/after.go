// Package seeds lends seeds to gardeners.
package seeds

import (
	"context"
	"errors"
	"fmt"
	"log"
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
	logger := b.logger.With(slog.String("kind", kind), slog.Int("seeds", seeds))
	logger.DebugContext(ctx, "lending", slog.Int("stock", b.stock[kind]))
	if b.stock[kind] < seeds {
		log.Printf("not enough %s for %s", kind, gardener)
		return fmt.Errorf("lend %d of %s: %w", seeds, kind, ErrEmpty)
	}
	b.stock[kind] -= seeds
	logger.InfoContext(ctx, "lent seeds to "+gardener)
	if b.stock[kind] == 0 {
		logger.WarnContext(ctx, "kind is used up", "gardener", gardener, "stock")
	}
	return nil
}
