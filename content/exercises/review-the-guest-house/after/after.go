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

// Search returns the guests whose names begin with prefix.
func (s *Store) Search(ctx context.Context, prefix string) ([]string, error) {
	query := "SELECT name FROM guests WHERE name LIKE '" + prefix + "%' ORDER BY name"
	rows, err := s.db.QueryContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("search guests: %w", err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("read guest: %w", err)
		}
		names = append(names, name)
	}
	return names, nil
}

// Swap lets two guests change their rooms.
func (s *Store) Swap(ctx context.Context, one, other string) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin swap: %w", err)
	}
	defer tx.Rollback()
	const swap = `UPDATE guests SET room = CASE name
		WHEN $1 THEN (SELECT room FROM guests WHERE name = $2)
		ELSE (SELECT room FROM guests WHERE name = $1) END
		WHERE name IN ($1, $2)`
	if _, err := tx.Exec(swap, one, other); err != nil {
		return fmt.Errorf("swap rooms: %w", err)
	}
	tx.Commit()
	return nil
}
