// Package crossing closes the barriers of a level crossing.
package crossing

import (
	"context"
	"log/slog"
)

// Barrier is moved by a motor.
type Barrier interface {
	Lower(ctx context.Context) error
}

// Crossing is where a railway crosses a road.
type Crossing struct {
	Name    string
	Barrier Barrier
	Logger  *slog.Logger
}

// Close lowers the barrier for a train. It reports whether the train may pass.
func (c *Crossing) Close(ctx context.Context, train int) bool {
	logger := c.Logger.With(slog.String("crossing", c.Name), slog.Int("train", train))
	logger.DebugContext(ctx, "closing crossing")
	if err := c.Barrier.Lower(ctx); err != nil {
		logger.ErrorContext(ctx, "barrier stuck", slog.Any("error", err))
		return false
	}
	logger.InfoContext(ctx, "crossing closed")
	return true
}
