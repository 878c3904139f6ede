// A report job gets a store that must not be written to.
package main

import (
	"context"
	"errors"
	"fmt"
)

// ErrReadOnly says that a store was handed out for reading only.
var ErrReadOnly = errors.New("store is read-only")

// OrderStore is everything that the order database can do.
type OrderStore interface {
	Total(ctx context.Context, id string) (int64, error)
	List(ctx context.Context) ([]string, error)
	Create(ctx context.Context, id string, cents int64) error
	Update(ctx context.Context, id string, cents int64) error
	Cancel(ctx context.Context, id string) error
	Refund(ctx context.Context, id string) error
}

// ReadOnly refuses whatever writes to its store.
type ReadOnly struct{ OrderStore }

// Create refuses.
func (ReadOnly) Create(context.Context, string, int64) error { return ErrReadOnly }

// Update refuses.
func (ReadOnly) Update(context.Context, string, int64) error { return ErrReadOnly }

// Cancel refuses.
func (ReadOnly) Cancel(context.Context, string) error { return ErrReadOnly }

// database stands in for the real one.
type database struct {
	OrderStore
	refunded []string
}

func (d *database) Refund(_ context.Context, id string) error {
	d.refunded = append(d.refunded, id)
	return nil
}

func main() {
	ctx := context.Background()
	db := &database{}
	report := ReadOnly{db}
	fmt.Println("cancel:", report.Cancel(ctx, "o-17"))
	fmt.Println("refund:", report.Refund(ctx, "o-17"))
	fmt.Println("refunded in the database:", db.refunded)
}
