// A map library answers questions about old maps.
package main

import (
	"context"
	"fmt"
	"time"
)

// Catalogue searches slowly, and counts the searches that it finished.
type Catalogue struct{ finished int }

// Search finds maps of a place. It stops early when ctx ends.
func (c *Catalogue) Search(ctx context.Context, place string) ([]string, error) {
	select {
	case <-time.After(20 * time.Millisecond):
		c.finished++
		return []string{place + ", 1748"}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Maps returns the maps of a place.
func Maps(ctx context.Context, c *Catalogue, place string) ([]string, error) {
	maps, err := c.Search(context.Background(), place)
	if err != nil {
		return nil, fmt.Errorf("maps of %s: %w", place, err)
	}
	return maps, nil
}

func main() {
	ctx, closeTab := context.WithCancel(context.Background())
	closeTab()
	var catalogue Catalogue
	_, err := Maps(ctx, &catalogue, "Lübeck")
	fmt.Println("error:", err)
	fmt.Println("searches finished for nobody:", catalogue.finished)
}
