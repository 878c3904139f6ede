// A weather service copies the records of its stations from an archive.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

var errBusy = errors.New("too many connections")

// Archive answers at most eight requests at a time.
type Archive struct{ open, copied atomic.Int64 }

// Copy copies the records of one station.
func (a *Archive) Copy(ctx context.Context, station string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	defer a.open.Add(-1)
	if a.open.Add(1) > 8 {
		return fmt.Errorf("copy %s: %w", station, errBusy)
	}
	time.Sleep(50 * time.Millisecond)
	a.copied.Add(1)
	return nil
}

// CopyAll copies the records of all stations.
func CopyAll(ctx context.Context, a *Archive, stationIDs []string) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(8)
	for _, id := range stationIDs {
		g.Go(func() error { return a.Copy(ctx, id) })
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("copy all stations: %w", err)
	}
	return nil
}

func main() {
	var archive Archive
	err := CopyAll(context.Background(), &archive, make([]string, 60))
	fmt.Println("copied", archive.copied.Load(), "of 60, refused:", errors.Is(err, errBusy))
}
