// Package hire remembers who rides which bicycle.
package hire

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// ErrNotHired says that a bicycle stands at a station.
var ErrNotHired = errors.New("bicycle is not hired")

// Store keeps the hires in a database.
type Store struct {
	db *sql.DB
}

// Rider returns who rides a bicycle, or ErrNotHired.
func (s *Store) Rider(ctx context.Context, bike string) (string, error) {
	var rider string
	row := s.db.QueryRowContext(ctx, `select rider from hires where bike = $1`, bike)
	err := row.Scan(&rider)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("%s: %w", bike, ErrNotHired)
	}
	if err != nil {
		return "", fmt.Errorf("rider of %s: %w", bike, err)
	}
	return rider, nil
}
