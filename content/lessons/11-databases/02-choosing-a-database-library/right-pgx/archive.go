// Package archive keeps sheet music in PostgreSQL.
package archive

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Piece is a piece of music.
type Piece struct {
	Title    string
	Composer string
	Copies   int
}

// Archive keeps pieces.
type Archive struct {
	pool *pgxpool.Pool
}

// By returns the pieces of these composers.
func (a *Archive) By(ctx context.Context, composers []string) ([]Piece, error) {
	const by = "SELECT title, composer, copies FROM pieces WHERE composer = ANY($1)"
	rows, err := a.pool.Query(ctx, by, composers)
	if err != nil {
		return nil, fmt.Errorf("pieces by %v: %w", composers, err)
	}
	pieces, err := pgx.CollectRows(rows, pgx.RowToStructByName[Piece])
	if err != nil {
		return nil, fmt.Errorf("read pieces by %v: %w", composers, err)
	}
	return pieces, nil
}
