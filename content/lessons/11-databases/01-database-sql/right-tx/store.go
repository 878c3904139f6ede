// Package seeds lends seeds.
package seeds

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// ErrTooFew means that not enough seeds are left.
var ErrTooFew = errors.New("too few seeds")

// Store keeps varieties and loans.
type Store struct {
	db *sql.DB
}

// Lend hands out seeds of a variety: either the stock shrinks and the loan is noted, or nothing happens.
func (s *Store) Lend(ctx context.Context, variety, gardener string, seeds int) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin loan: %w", err)
	}
	defer tx.Rollback()
	if err := take(ctx, tx, variety, seeds); err != nil {
		return err
	}
	const note = "INSERT INTO loans (variety, gardener, seeds) VALUES (?, ?, ?)"
	if _, err := tx.ExecContext(ctx, note, variety, gardener, seeds); err != nil {
		return fmt.Errorf("note loan of %s: %w", variety, err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit loan of %s: %w", variety, err)
	}
	return nil
}

// take lowers the stock, if there is enough of it.
func take(ctx context.Context, tx *sql.Tx, variety string, seeds int) error {
	const lower = "UPDATE seeds SET stock = stock - ? WHERE variety = ? AND stock >= ?"
	result, err := tx.ExecContext(ctx, lower, seeds, variety, seeds)
	if err != nil {
		return fmt.Errorf("take %s: %w", variety, err)
	}
	changed, err := result.RowsAffected()
	if err != nil {
		return fmt.Errorf("take %s: %w", variety, err)
	}
	if changed == 0 {
		return fmt.Errorf("take %d of %s: %w", seeds, variety, ErrTooFew)
	}
	return nil
}

// Stock returns how many seeds of a variety are left; none of a variety that nobody knows.
func (s *Store) Stock(ctx context.Context, variety string) (int, error) {
	var stock int
	err := s.db.QueryRowContext(ctx, "SELECT stock FROM seeds WHERE variety = ?", variety).Scan(&stock)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("stock of %s: %w", variety, err)
	}
	return stock, nil
}
