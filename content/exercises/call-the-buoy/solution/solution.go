// Package buoy talks to measuring buoys at sea.
package buoy

import (
	"context"
	"fmt"
	"time"
)

// patience is how long a buoy may take to answer.
const patience = 10 * time.Second

// Dial calls a buoy once.
type Dial func(ctx context.Context) error

// Call calls a buoy until it answers or ctx ends, with a pause between two calls.
func Call(ctx context.Context, pause time.Duration, dial Dial) error {
	for {
		err := try(ctx, dial)
		if err == nil {
			return nil
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return fmt.Errorf("call buoy: %w, last: %w", ctx.Err(), err)
		}
	}
}

func try(ctx context.Context, dial Dial) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return dial(ctx)
}
