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
	if err := inspect(d.Sacks); err != nil {
		return Receipt{}, fmt.Errorf("buy from %s: %w", d.Farmer, err)
	}
	receipt := settle(d)
	if err := m.book.Save(ctx, receipt); err != nil {
		return Receipt{}, fmt.Errorf("buy from %s: %w", d.Farmer, err)
	}
	return receipt, nil
}

// inspect tells why sacks cannot be bought.
func inspect(sacks []Sack) error {
	if len(sacks) == 0 {
		return ErrEmpty
	}
	for i, sack := range sacks {
		if sack.Moisture > 16 {
			return fmt.Errorf("sack %d: %w", i+1, ErrWet)
		}
	}
	return nil
}

// settle adds up what a delivery is worth. From a tonne on, a farmer gets 5 % more.
func settle(d Delivery) Receipt {
	receipt := Receipt{Farmer: d.Farmer}
	for _, sack := range d.Sacks {
		receipt.Kilos += sack.Kilos
		receipt.Cents += sack.Kilos * price(sack)
	}
	if receipt.Kilos >= 1000 {
		receipt.Cents += receipt.Cents / 20
	}
	return receipt
}

// price returns what a kilo of a sack is worth, in cents. Dry grain is worth more.
func price(s Sack) int {
	if s.Moisture <= 13 {
		return 24
	}
	return 20
}
