package mill

import (
	"context"
	"errors"
	"fmt"
)

// ErrEmpty says that a delivery has no sacks.
var ErrEmpty = errors.New("no sacks")

// ErrWet says that grain would rot.
var ErrWet = errors.New("grain is too wet")

// Sack is a part of a delivery.
type Sack struct {
	Kilos    int
	Moisture int // in percent
}

// Delivery is what a farmer brings.
type Delivery struct {
	Farmer string
	Sacks  []Sack
}

// Receipt is what the farmer is paid.
type Receipt struct {
	Farmer string
	Kilos  int
	Cents  int
}

// Book keeps receipts.
type Book interface {
	Save(ctx context.Context, r Receipt) error
}

// Mill buys grain.
type Mill struct {
	book Book
}

// New returns a mill that writes into a book.
func New(book Book) *Mill {
	return &Mill{book: book}
}

// Buy takes a delivery, and returns its receipt.
func (m *Mill) Buy(ctx context.Context, d Delivery) (Receipt, error) {
	if len(d.Sacks) == 0 {
		return Receipt{}, fmt.Errorf("buy from %s: %w", d.Farmer, ErrEmpty)
	}
	// No sack may be too wet.
	for i, sack := range d.Sacks {
		if sack.Moisture > 16 {
			return Receipt{}, fmt.Errorf("buy from %s: sack %d: %w", d.Farmer, i+1, ErrWet)
		}
	}
	// Dry grain is worth more, and so is a lot of it.
	receipt := Receipt{Farmer: d.Farmer}
	for _, sack := range d.Sacks {
		price := 20
		if sack.Moisture <= 13 {
			price = 24
		}
		receipt.Kilos += sack.Kilos
		receipt.Cents += sack.Kilos * price
	}
	if receipt.Kilos >= 1000 {
		receipt.Cents += receipt.Cents / 20
	}
	if err := m.book.Save(ctx, receipt); err != nil {
		return Receipt{}, fmt.Errorf("buy from %s: %w", d.Farmer, err)
	}
	return receipt, nil
}
