// Package siren warns a village of a flood.
package siren

import (
	"context"
	"time"
)

// Repeat sounds the siren at once and then every ten minutes, until ctx ends.
func Repeat(ctx context.Context, sound func()) {
	ticker := time.NewTicker(10 * time.Minute)
	defer ticker.Stop()
	for {
		sound()
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}
