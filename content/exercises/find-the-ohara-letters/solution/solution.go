// Package letters keeps the letters of an archive.
package letters

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// ErrOrder means that letters cannot be ordered in that way.
var ErrOrder = errors.New("unknown order")

// Archive keeps letters.
type Archive struct {
	db *sql.DB
}

// Find returns the numbers of the letters from a sender, ordered by "year" or by "sender".
func (a *Archive) Find(ctx context.Context, sender, order string) ([]int, error) {
	query, err := queryFor(order)
	if err != nil {
		return nil, err
	}
	rows, err := a.db.QueryContext(ctx, query, sender)
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

func queryFor(order string) (string, error) {
	const find = "SELECT id FROM letters WHERE sender = ? ORDER BY "
	switch order {
	case "year":
		return find + "year, id", nil
	case "sender":
		return find + "sender, id", nil
	}
	return "", fmt.Errorf("order letters by %q: %w", order, ErrOrder)
}
