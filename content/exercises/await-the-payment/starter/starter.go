package payment

import "context"

// Receipt confirms that an order was paid.
type Receipt struct {
	Order string
	Cents int64
}

// Checkout waits for one payment.
type Checkout struct {
	receipts chan Receipt
}

// NewCheckout returns a Checkout that takes its receipt from receipts.
func NewCheckout(receipts chan Receipt) *Checkout {
	return &Checkout{receipts: receipts}
}

// Await returns the receipt of an order as soon as the provider reports it.
func (c *Checkout) Await(ctx context.Context, order string) (Receipt, error) {
	receipt := <-c.receipts
	return receipt, nil
}
