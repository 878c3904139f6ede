// Package water answers which districts leak.
package water

import (
	"context"
	"fmt"
)

// Store finds districts with a high flow.
type Store interface {
	High(ctx context.Context, day string) ([]string, error)
}

// Service knows which districts leak.
type Service struct {
	Store Store
}

// Leaks returns the districts that leaked on a day.
func (s *Service) Leaks(ctx context.Context, day string) ([]string, error) {
	districts, err := s.Store.High(ctx, day)
	if err != nil {
		return nil, fmt.Errorf("leaks on %s: %w", day, err)
	}
	return districts, nil
}
