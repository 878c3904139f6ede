package checkout

import (
	"context"
	"errors"
	"testing"
)

var errNoPrice = errors.New("no such article")

// The real source satisfies the interface without knowing of it.
var _ PriceSource = (*catalog)(nil)

type fixed map[string]int64

func (f fixed) Price(_ context.Context, article string) (int64, error) {
	cents, ok := f[article]
	if !ok {
		return 0, errNoPrice
	}
	return cents, nil
}

func TestTotal(t *testing.T) {
	prices := fixed{"atlas": 2500, "novel": 1200}
	tests := []struct {
		name string
		cart []Line
		want int64
		err  error
	}{
		{"an empty cart", nil, 0, nil},
		{"one line", []Line{{"novel", 1}}, 1200, nil},
		{"several lines", []Line{{"novel", 2}, {"atlas", 1}}, 4900, nil},
		{"an article without a price", []Line{{"novel", 2}, {"globe", 1}}, 0, errNoPrice},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Total(t.Context(), prices, tt.cart)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("Total = %d, %v; want %d, %v", got, err, tt.want, tt.err)
			}
		})
	}
}
