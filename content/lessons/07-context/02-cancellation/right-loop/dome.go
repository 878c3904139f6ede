// Package dome opens the dome of an observatory.
package dome

import (
	"context"
	"fmt"
	"time"
)

// Dome is the roof above the telescope.
type Dome interface {
	Open() error
}

// Open tries to open a dome, which may be frozen, until it gives way or ctx ends.
func Open(ctx context.Context, d Dome) error {
	for {
		err := d.Open()
		if err == nil {
			return nil
		}
		select {
		case <-time.After(10 * time.Second):
		case <-ctx.Done():
			return fmt.Errorf("open dome: %w, after %w", context.Cause(ctx), err)
		}
	}
}
