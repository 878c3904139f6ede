// Package batch does the same thing to many items.
package batch

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"
)

// ErrLimit says that a batch was given a limit below one.
var ErrLimit = errors.New("batch: limit below one")

// Each calls do for every item, at most limit at a time, and returns the first error.
func Each[T any](ctx context.Context, limit int, items []T, do func(context.Context, T) error) error {
	if limit < 1 {
		return ErrLimit
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(limit)
	for _, item := range items {
		g.Go(func() error { return do(ctx, item) })
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("batch of %d: %w", len(items), err)
	}
	return nil
}
