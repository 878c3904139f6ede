// Package hive watches beehives.
package hive

import (
	"context"
	"fmt"
)

// Scale weighs a hive, in grams.
type Scale interface {
	Grams(ctx context.Context, hive string) (int, error)
}

// Watch looks after hives.
type Watch struct {
	scale Scale
}

// NewWatch returns a watch.
func NewWatch(scale Scale) *Watch {
	return &Watch{scale: scale}
}

// IsHeavy tells whether a hive has honey to harvest.
func (w *Watch) IsHeavy(ctx context.Context, hive string) (bool, error) {
	grams, err := w.scale.Grams(ctx, hive)
	if err != nil {
		return false, fmt.Errorf("weigh %s: %w", hive, err)
	}
	return grams > 40_000, nil
}
