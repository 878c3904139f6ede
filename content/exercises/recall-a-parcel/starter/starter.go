package parcel

import (
	"context"
	"fmt"
)

// Carrier brings parcels, and can turn them back.
type Carrier interface {
	TurnBack(number string, ctx context.Context) error
}

// Retry calls try until it succeeds, but not more than the given number of times.
func Retry(times int, ctx context.Context, try func(context.Context) error) error {
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
func (d *Desk) Recall(number string, ctx context.Context) error {
	return Retry(3, ctx, func(ctx context.Context) error {
		return d.carrier.TurnBack(number, ctx)
	})
}

// RecallAll recalls parcels one after the other and stops at the first failure.
func (d *Desk) RecallAll(numbers []string) error {
	for _, number := range numbers {
		if err := d.Recall(number, context.TODO()); err != nil {
			return fmt.Errorf("recall parcel %s: %w", number, err)
		}
	}
	return nil
}
