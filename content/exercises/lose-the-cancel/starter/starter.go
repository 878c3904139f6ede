// Package chess lets a machine think.
package chess

import (
	"context"
	"time"
)

// patience is how long a machine may think about a move.
const patience = 3 * time.Second

// Engine finds a move.
type Engine func(ctx context.Context, position string) (string, error)

// Move returns the engine's move, or an error if it finds none in time.
func Move(ctx context.Context, engine Engine, position string) (string, error) {
	// Your code here.
	return "", nil
}
