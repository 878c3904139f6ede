// Package sounding turns the readings of weather balloons into charts.
package sounding

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"
)

// Plotter draws charts. It keeps a large canvas, so each worker has one.
type Plotter interface {
	Plot(ctx context.Context, reading string) error
}

// Run plots readings, each worker with its own plotter, until the channel is closed or ctx ends.
func Run(ctx context.Context, workers int, newPlotter func() Plotter, readings <-chan string) error {
	g, ctx := errgroup.WithContext(ctx)
	for range workers {
		g.Go(func() error { return plotAll(ctx, newPlotter(), readings) })
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("plot readings: %w", err)
	}
	return nil
}

func plotAll(ctx context.Context, plotter Plotter, readings <-chan string) error {
	for {
		select {
		case reading, open := <-readings:
			if !open {
				return nil
			}
			if err := plotter.Plot(ctx, reading); err != nil {
				return fmt.Errorf("plot %s: %w", reading, err)
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
