// Package plates digitises the glass plates of an observatory.
package plates

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"
)

// scanners is how many scanners the observatory owns.
const scanners = 4

// Scan scans one plate. It fails when no scanner is free.
type Scan func(ctx context.Context, plate string) error

// ScanAll scans the plates with these ids and returns the first error.
func ScanAll(ctx context.Context, plateIDs []string, scan Scan) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, id := range plateIDs {
		g.Go(func() error {
			if err := scan(ctx, id); err != nil {
				return fmt.Errorf("scan plate %s: %w", id, err)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("scan %d plates: %w", len(plateIDs), err)
	}
	return nil
}
