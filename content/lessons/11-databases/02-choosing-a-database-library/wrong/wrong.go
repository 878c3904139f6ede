// An orchestra looks for sheet music, with database/sql.
package main

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"os"

	_ "modernc.org/sqlite"
)

// Piece is a piece of music.
type Piece struct {
	Title    string
	Composer string
	Copies   int
}

// Find returns the piece with this number.
func Find(ctx context.Context, db *sql.DB, id int) (Piece, error) {
	var p Piece
	row := db.QueryRowContext(ctx, "SELECT composer, title, copies FROM pieces WHERE id = ?", id)
	if err := row.Scan(&p.Title, &p.Composer, &p.Copies); err != nil {
		return Piece{}, fmt.Errorf("find piece %d: %w", id, err)
	}
	return p, nil
}

func run(ctx context.Context) error {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return fmt.Errorf("open archive: %w", err)
	}
	db.SetMaxOpenConns(1)
	const pieces = `CREATE TABLE pieces (id INTEGER PRIMARY KEY, title TEXT, composer TEXT, copies INTEGER);
		INSERT INTO pieces VALUES (1, 'The Planets', 'Gustav Holst', 80)`
	if _, err := db.ExecContext(ctx, pieces); err != nil {
		return fmt.Errorf("fill archive: %w", err)
	}
	piece, err := Find(ctx, db, 1)
	fmt.Printf("%+v %v\n", piece, err)
	return nil
}

func main() {
	if err := run(context.Background()); err != nil {
		slog.Error("archive", slog.Any("error", err))
		os.Exit(1)
	}
}
