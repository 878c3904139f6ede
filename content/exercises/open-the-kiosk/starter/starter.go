package kiosk

import (
	"context"
	"log/slog"
)

// Supplier brings one kind of goods.
type Supplier interface {
	Deliver(ctx context.Context, goods string) (int, error)
}

// Kiosk sells what its supplier brings.
type Kiosk struct {
	supplier Supplier
	logger   *slog.Logger
}

// New returns a kiosk.
func New(supplier Supplier, logger *slog.Logger) *Kiosk {
	return &Kiosk{supplier: supplier, logger: logger}
}

// Open orders newspapers, without which the kiosk stays closed, and then the extras. It returns how many
// pieces of each arrived.
func (k *Kiosk) Open(ctx context.Context, extras []string) (map[string]int, error) {
	// Your code here.
	return nil, nil
}
