// Package herbarium keeps dried plants.
package herbarium

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// Sheet is a dried plant on paper.
type Sheet struct {
	Plant string `db:"plant"`
	Place string `db:"place"`
	Year  int    `db:"year"`
}

// Herbarium keeps sheets.
type Herbarium struct {
	db *sqlx.DB
}

// From returns the sheets from a place, the oldest first.
func (h *Herbarium) From(ctx context.Context, place string) ([]Sheet, error) {
	const from = "SELECT place, plant, year FROM sheets WHERE place = ? ORDER BY year"
	var sheets []Sheet
	if err := h.db.SelectContext(ctx, &sheets, from, place); err != nil {
		return nil, fmt.Errorf("sheets from %s: %w", place, err)
	}
	return sheets, nil
}
