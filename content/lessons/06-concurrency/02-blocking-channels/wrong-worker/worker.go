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

// Run pays sellers until the channel is closed.
func Run(ctx context.Context, payer Payer, sellers <-chan string) error {
	for seller := range sellers {
		if err := payer.Pay(ctx, seller); err != nil {
			return fmt.Errorf("pay %s: %w", seller, err)
		}
	}
	return nil
}
