// Package order changes orders.
package order

import (
	"context"
	"fmt"
)

// Order is what a customer bought.
type Order struct {
	ID    string
	Cents int64
}

// Finder finds orders.
type Finder interface {
	Order(ctx context.Context, id string) (Order, error)
}

// Saver keeps orders.
type Saver interface {
	SaveOrder(ctx context.Context, order Order) error
}

// FindSaver is for those who change what they found.
type FindSaver interface {
	Finder
	Saver
}

// Discount takes cents off an order.
func Discount(ctx context.Context, orders FindSaver, id string, cents int64) error {
	order, err := orders.Order(ctx, id)
	if err != nil {
		return fmt.Errorf("discount order %s: %w", id, err)
	}
	order.Cents = max(0, order.Cents-cents)
	if err := orders.SaveOrder(ctx, order); err != nil {
		return fmt.Errorf("discount order %s: %w", id, err)
	}
	return nil
}
