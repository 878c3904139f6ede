// Package snow keeps the depths that stations have reported.
package snow

import (
	"context"
	"database/sql"
	"fmt"
)

// Store keeps depths.
type Store struct {
	db *sql.DB
}

// Depths returns the depths at a station in centimetres.
func (s *Store) Depths(ctx context.Context, station string) ([]int, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT depth FROM depths WHERE station = ?", station)
	if err != nil {
		return nil, fmt.Errorf("depths at %s: %w", station, err)
	}
	defer rows.Close()
	var depths []int
	for rows.Next() {
		var depth int
		if err := rows.Scan(&depth); err != nil {
			return nil, fmt.Errorf("read depth at %s: %w", station, err)
		}
		depths = append(depths, depth)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read depths at %s: %w", station, err)
	}
	return depths, nil
}
