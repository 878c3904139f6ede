// Package tournament keeps the results of a chess tournament.
package tournament

import (
	"context"
	"fmt"
	"time"
)

// grace is how long a result may take to reach the archive.
const grace = 5 * time.Second

// Archive keeps results for ever.
type Archive interface {
	Save(ctx context.Context, result string) error
}

// Record saves a result, even when the arbiter's request has ended already.
func Record(ctx context.Context, archive Archive, result string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if err := archive.Save(ctx, result); err != nil {
		return fmt.Errorf("record %s: %w", result, err)
	}
	return nil
}
