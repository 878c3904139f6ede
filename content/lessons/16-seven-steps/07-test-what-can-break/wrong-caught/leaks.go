// Package water answers which districts leak.
package water

import (
	"context"
	"time"
)

// Store finds districts with a high flow.
type Store interface {
	High(ctx context.Context, day string) ([]string, error)
}

// Service knows which districts leak.
type Service struct {
	Store Store
	Now   func() time.Time
}

// Leaks returns the districts that leaked on a day.
func (s *Service) Leaks(ctx context.Context, day string) ([]string, error) {
	districts, _ := s.Store.High(ctx, s.Now().Format(time.DateOnly))
	return districts, nil
}
