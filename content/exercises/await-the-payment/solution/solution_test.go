package payment

import (
	"context"
	"errors"
	"testing"
)

func TestAwait(t *testing.T) {
	paid := Receipt{Order: "A-7", Cents: 1999}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	tests := []struct {
		name     string
		ctx      context.Context
		receipts []Receipt
		want     Receipt
		err      error
	}{
		{"the provider reports", t.Context(), []Receipt{paid}, paid, nil},
		{"the customer has left", cancelled, nil, Receipt{}, context.Canceled},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			receipts := make(chan Receipt, 1)
			for _, r := range tt.receipts {
				receipts <- r
			}
			got, err := NewCheckout(receipts).Await(tt.ctx, "A-7")
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("Await = %v, %v; want %v, %v", got, err, tt.want, tt.err)
			}
		})
	}
}
