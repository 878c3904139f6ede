// Package pasture keeps count of the sheep on the alps of a valley.
package pasture

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// ErrTooFew means that there are not enough sheep on an alp.
var ErrTooFew = errors.New("too few sheep")

// Valley keeps the table alps (name, sheep).
type Valley struct {
	db *sql.DB
}

// Drive moves sheep from one alp to another: all of them or none.
func (v *Valley) Drive(ctx context.Context, from, to string, sheep int) error {
	tx, err := v.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin drive: %w", err)
	}
	defer tx.Rollback()
	if err := add(ctx, tx, from, -sheep); err != nil {
		return fmt.Errorf("leave %s: %w", from, err)
	}
	if err := add(ctx, tx, to, sheep); err != nil {
		return fmt.Errorf("arrive at %s: %w", to, err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit drive: %w", err)
	}
	return nil
}

// add changes the number of sheep on an alp, which must not become negative.
func add(ctx context.Context, tx *sql.Tx, alp string, sheep int) error {
	const change = "UPDATE alps SET sheep = sheep + ? WHERE name = ? AND sheep + ? >= 0"
	result, err := tx.ExecContext(ctx, change, sheep, alp, sheep)
	if err != nil {
		return fmt.Errorf("change alp: %w", err)
	}
	changed, err := result.RowsAffected()
	if err != nil {
		return fmt.Errorf("change alp: %w", err)
	}
	if changed == 0 {
		return ErrTooFew
	}
	return nil
}
