// Package payout pays sellers one after another.
package payout

import (
	"context"
	"fmt"
)

// Payer moves money to a seller.
type Payer interface {
	Pay(ctx context.Context, seller string) error
}

// Run pays sellers until the channel is closed or ctx ends.
func Run(ctx context.Context, payer Payer, sellers <-chan string) error {
	for {
		select {
		case seller, open := <-sellers:
			if !open {
				return nil
			}
			if err := payer.Pay(ctx, seller); err != nil {
				return fmt.Errorf("pay %s: %w", seller, err)
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
