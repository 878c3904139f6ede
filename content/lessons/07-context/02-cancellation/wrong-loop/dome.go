// Package dome opens the dome of an observatory.
package dome

import (
	"context"
	"time"
)

// Dome is the roof above the telescope.
type Dome interface {
	Open() error
}

// Open tries to open a dome, which may be frozen, until it gives way.
func Open(ctx context.Context, d Dome) error {
	for {
		err := d.Open()
		if err == nil {
			return nil
		}
		time.Sleep(10 * time.Second)
	}
}
