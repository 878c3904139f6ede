// Package watch tells people about rare birds.
package watch

import (
	"context"
	"fmt"
)

// Notifier reaches somebody.
type Notifier interface {
	Notify(ctx context.Context, text string) error
}

// NotifierFunc lets an ordinary function be a Notifier.
type NotifierFunc func(ctx context.Context, text string) error

// Notify calls f.
func (f NotifierFunc) Notify(ctx context.Context, text string) error {
	return f(ctx, text)
}

// Seen reports a rare bird.
func Seen(ctx context.Context, n Notifier, species string) error {
	if err := n.Notify(ctx, species+" has been seen"); err != nil {
		return fmt.Errorf("report %s: %w", species, err)
	}
	return nil
}
