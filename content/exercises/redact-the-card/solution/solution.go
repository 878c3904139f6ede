// Package till takes payments by card.
package till

import (
	"context"
	"log/slog"
)

// Card is the card of a customer.
type Card struct {
	Holder string
	Number string
}

// LogValue shows the last four digits, by which a customer recognises a card.
func (c Card) LogValue() slog.Value {
	return slog.StringValue("…" + c.Number[max(0, len(c.Number)-4):])
}

// Payment is one payment at a till.
type Payment struct {
	Till  int
	Cents int
	Card  Card
}

// Log logs that a payment was taken.
func Log(ctx context.Context, logger *slog.Logger, p Payment) {
	logger.InfoContext(ctx, "payment taken",
		slog.Int("till", p.Till), slog.Int("cents", p.Cents), slog.Any("card", p.Card))
}
