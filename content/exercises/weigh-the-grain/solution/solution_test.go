package mill

import (
	"context"
	"errors"
	"testing"
)

var errInk = errors.New("ink has dried")

type book struct {
	saved []Receipt
	err   error
}

func (b *book) Save(_ context.Context, r Receipt) error {
	b.saved = append(b.saved, r)
	return b.err
}

func TestBuy(t *testing.T) {
	tests := []struct {
		name  string
		sacks []Sack
		book  book
		want  Receipt
		cause error
		saved int
	}{
		{"one dry sack", []Sack{{50, 13}}, book{}, Receipt{"ada", 50, 1200}, nil, 1},
		{"dry and moist", []Sack{{50, 12}, {100, 16}}, book{}, Receipt{"ada", 150, 3200}, nil, 1},
		{"a tonne", []Sack{{500, 14}, {500, 14}}, book{}, Receipt{"ada", 1000, 21000}, nil, 1},
		{"nothing", nil, book{}, Receipt{}, ErrEmpty, 0},
		{"the second sack is wet", []Sack{{50, 13}, {50, 17}}, book{}, Receipt{}, ErrWet, 0},
		{"the book fails", []Sack{{50, 13}}, book{err: errInk}, Receipt{}, errInk, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := New(&tt.book).Buy(t.Context(), Delivery{Farmer: "ada", Sacks: tt.sacks})
			if got != tt.want || !errors.Is(err, tt.cause) {
				t.Errorf("Buy = %+v, %v; want %+v, %v", got, err, tt.want, tt.cause)
			}
			if len(tt.book.saved) != tt.saved {
				t.Errorf("saved %d receipts, want %d", len(tt.book.saved), tt.saved)
			}
		})
	}
}
