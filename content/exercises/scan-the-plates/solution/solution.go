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

// ScanAll scans the plates and returns the first error.
func ScanAll(ctx context.Context, plates []string, scan Scan) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(scanners)
	for _, plate := range plates {
		g.Go(func() error {
			if err := scan(ctx, plate); err != nil {
				return fmt.Errorf("scan plate %s: %w", plate, err)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("scan %d plates: %w", len(plates), err)
	}
	return nil
}
