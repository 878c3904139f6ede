// Package herbarium keeps dried plants.
package herbarium

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// Sheet is a dried plant on paper.
type Sheet struct {
	Plant string
	Place string
	Year  int
}

// Herbarium keeps sheets.
type Herbarium struct {
	db *sqlx.DB
}

// From returns the sheets from a place, the oldest first.
func (h *Herbarium) From(ctx context.Context, place string) ([]Sheet, error) {
	rows, err := h.db.Query("SELECT place, plant, year FROM sheets WHERE place = '" + place + "' ORDER BY year")
	if err != nil {
		return nil, fmt.Errorf("sheets from %s: %w", place, err)
	}
	var sheets []Sheet
	for rows.Next() {
		var s Sheet
		if err := rows.Scan(&s.Plant, &s.Place, &s.Year); err != nil {
			return nil, fmt.Errorf("read sheet from %s: %w", place, err)
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}
