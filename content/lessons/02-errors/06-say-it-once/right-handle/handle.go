// Package night fills tanks while power is cheap.
package night

import (
	"context"
	"log/slog"
)

// Filler fills one tank.
type Filler interface {
	Fill(ctx context.Context, tank string) error
}

// FillAll fills what can be filled, and returns the tanks that are left for the day shift.
func FillAll(ctx context.Context, logger *slog.Logger, works Filler, tanks []string) []string {
	var left []string
	for _, tank := range tanks {
		if err := works.Fill(ctx, tank); err != nil {
			logger.WarnContext(ctx, "tank left for the day shift", slog.String("tank", tank), slog.Any("error", err))
			left = append(left, tank)
		}
	}
	return left
}
