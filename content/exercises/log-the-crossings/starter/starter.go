// Package crossing closes the barriers of a level crossing.
package crossing

import (
	"context"
	"fmt"
	"log"
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
	fmt.Println("closing for train", train)
	if err := c.Barrier.Lower(ctx); err != nil {
		log.Printf("ERROR: crossing %s: barrier stuck, train %d must stop: %v", c.Name, train, err)
		return false
	}
	log.Println("crossing", c.Name, "closed for train", train)
	return true
}
