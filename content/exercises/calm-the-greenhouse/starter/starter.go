package greenhouse

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
)

// ErrJammed says that a window does not move.
var ErrJammed = errors.New("Window is jammed.")

// Windows opens and closes the windows of a greenhouse.
type Windows interface {
	Set(ctx context.Context, percent int) error
}

// Thermometer measures the air.
type Thermometer interface {
	Celsius(ctx context.Context) (float64, error)
}

// Climate keeps a greenhouse at a good temperature.
type Climate struct {
	windows     Windows
	thermometer Thermometer
	logger      *slog.Logger
}

// NewClimate returns a climate control.
func NewClimate(windows Windows, thermometer Thermometer, logger *slog.Logger) *Climate {
	return &Climate{windows: windows, thermometer: thermometer, logger: logger}
}

// Adjust opens the windows when it is warm, and closes them when it is cold.
func (c *Climate) Adjust(ctx context.Context) error {
	celsius, err := c.thermometer.Celsius(ctx)
	if err != nil {
		return nil
	}
	percent := 0
	if celsius > 24 {
		percent = 100
	}
	if err := c.windows.Set(ctx, percent); err != nil {
		c.logger.ErrorContext(ctx, "set windows", slog.Any("error", err))
		return fmt.Errorf("Failed to set windows to %d %%: %w", percent, err)
	}
	c.logger.InfoContext(ctx, "climate adjusted", slog.Float64("celsius", celsius), slog.Int("percent", percent))
	return nil
}
