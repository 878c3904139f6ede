// Package buoy talks to measuring buoys at sea.
package buoy

import (
	"context"
	"time"
)

// patience is how long a buoy may take to answer.
const patience = 10 * time.Second

// Dial calls a buoy once.
type Dial func(ctx context.Context) error

// Call calls a buoy until it answers or ctx ends, with a pause between two calls.
func Call(ctx context.Context, pause time.Duration, dial Dial) error {
	// Your code here.
	return nil
}
