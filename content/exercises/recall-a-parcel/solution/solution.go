package parcel

import (
	"context"
	"fmt"
)

// Carrier brings parcels, and can turn them back.
type Carrier interface {
	TurnBack(ctx context.Context, number string) error
}

// Retry calls try until it succeeds, but not more than the given number of times.
func Retry(ctx context.Context, times int, try func(context.Context) error) error {
	err := try(ctx)
	for n := 1; n < times && err != nil && ctx.Err() == nil; n++ {
		err = try(ctx)
	}
	return err
}

// Desk handles the wishes of senders.
type Desk struct {
	carrier Carrier
}

// Recall lets a parcel come back to its sender.
func (d *Desk) Recall(ctx context.Context, number string) error {
	return Retry(ctx, 3, func(ctx context.Context) error {
		return d.carrier.TurnBack(ctx, number)
	})
}

// RecallAll recalls parcels one after the other and stops at the first failure.
func (d *Desk) RecallAll(ctx context.Context, numbers []string) error {
	for _, number := range numbers {
		if err := d.Recall(ctx, number); err != nil {
			return fmt.Errorf("recall parcel %s: %w", number, err)
		}
	}
	return nil
}
