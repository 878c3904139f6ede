// Package house keeps the guests of a guest house.
package house

import (
	"context"
	"database/sql"
	"fmt"
)

// Store keeps guests.
type Store struct {
	db *sql.DB
}

// Add stores a guest.
func (s *Store) Add(ctx context.Context, name string, room int) error {
	const add = "INSERT INTO guests (name, room) VALUES ($1, $2)"
	if _, err := s.db.ExecContext(ctx, add, name, room); err != nil {
		return fmt.Errorf("add guest: %w", err)
	}
	return nil
}
