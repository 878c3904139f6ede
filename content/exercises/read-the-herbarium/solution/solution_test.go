package herbarium

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/jmoiron/sqlx"
	_ "modernc.org/sqlite"
)

func newHerbarium(t *testing.T) *Herbarium {
	t.Helper()
	db, err := sqlx.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	const sheets = `CREATE TABLE sheets (plant TEXT, place TEXT, year INTEGER);
		INSERT INTO sheets VALUES ('gorse', 'Land''s End', 1901), ('thrift', 'Land''s End', 1887), ('oak', 'Kew', 1850)`
	if _, err := db.ExecContext(t.Context(), sheets); err != nil {
		t.Fatalf("fill: %v", err)
	}
	return &Herbarium{db: db}
}

func TestFrom(t *testing.T) {
	tests := []struct {
		name  string
		place string
		want  []Sheet
	}{
		{"one sheet", "Kew", []Sheet{{"oak", "Kew", 1850}}},
		{"a place with a quote", "Land's End", []Sheet{{"thrift", "Land's End", 1887}, {"gorse", "Land's End", 1901}}},
		{"nowhere", "Moon", nil},
		{"an attack", "x' OR '1'='1", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := newHerbarium(t).From(t.Context(), tt.place); err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("From = %v, %v; want %v", got, err, tt.want)
			}
		})
	}
}

func TestFromHeedsItsContext(t *testing.T) {
	herbarium := newHerbarium(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := herbarium.From(ctx, "Kew"); !errors.Is(err, context.Canceled) {
		t.Errorf("From: %v, want %v", err, context.Canceled)
	}
}
