// Package letters keeps the letters of an archive.
package letters

import (
	"context"
	"database/sql"
	"fmt"
)

// Archive keeps letters.
type Archive struct {
	db *sql.DB
}

// Find returns the numbers of the letters from a sender, ordered by "year" or by "sender".
func (a *Archive) Find(ctx context.Context, sender, order string) ([]int, error) {
	query := fmt.Sprintf("SELECT id FROM letters WHERE sender = '%s' ORDER BY %s", sender, order)
	rows, err := a.db.QueryContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("find letters from %s: %w", sender, err)
	}
	defer rows.Close()
	var ids []int
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("read letter from %s: %w", sender, err)
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
