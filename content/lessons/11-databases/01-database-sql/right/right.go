// A seed bank removes varieties that visitors name.
package main

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"os"

	_ "modernc.org/sqlite"
)

// Store keeps varieties.
type Store struct {
	db *sql.DB
}

// Remove removes a variety.
func (s *Store) Remove(ctx context.Context, name string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM seeds WHERE name = ?", name)
	if err != nil {
		return fmt.Errorf("remove %s: %w", name, err)
	}
	return nil
}

// Count returns the number of varieties.
func (s *Store) Count(ctx context.Context) (int, error) {
	var n int
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM seeds").Scan(&n); err != nil {
		return 0, fmt.Errorf("count seeds: %w", err)
	}
	return n, nil
}

func open(ctx context.Context) (*Store, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, fmt.Errorf("open seed bank: %w", err)
	}
	db.SetMaxOpenConns(1) // Each connection would have a memory of its own.
	const seeds = "CREATE TABLE seeds (name TEXT); INSERT INTO seeds VALUES ('Cherokee'), ('Jack O''Lantern'), ('Roma')"
	if _, err := db.ExecContext(ctx, seeds); err != nil {
		return nil, fmt.Errorf("fill seed bank: %w", err)
	}
	return &Store{db: db}, nil
}

func run(ctx context.Context) error {
	store, err := open(ctx)
	if err != nil {
		return err
	}
	for _, name := range []string{"Jack O'Lantern", "x' OR '1'='1"} {
		fmt.Println("error:", store.Remove(ctx, name))
		left, err := store.Count(ctx)
		if err != nil {
			return err
		}
		fmt.Println("varieties left:", left)
	}
	return nil
}

func main() {
	if err := run(context.Background()); err != nil {
		slog.Error("seed bank", slog.Any("error", err))
		os.Exit(1)
	}
}
