package seeds

import (
	"database/sql"
	"errors"
	"testing"

	_ "modernc.org/sqlite"
)

const schema = `
CREATE TABLE seeds (variety TEXT PRIMARY KEY, stock INTEGER NOT NULL);
CREATE TABLE loans (variety TEXT, gardener TEXT NOT NULL CHECK (gardener <> ''), seeds INTEGER);
INSERT INTO seeds VALUES ('Roma', 10);`

// newStore returns a store in memory with ten seeds of Roma.
func newStore(t *testing.T) *Store {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(t.Context(), schema); err != nil {
		t.Fatalf("create tables: %v", err)
	}
	return &Store{db: db}
}

func TestLend(t *testing.T) {
	tests := []struct {
		name     string
		gardener string
		seeds    int
		ok       bool
		want     int
	}{
		{"enough", "Ada", 4, true, 6},
		{"all of them", "Ada", 10, true, 0},
		{"too many", "Ada", 11, false, 10},
		{"the loan cannot be noted", "", 4, false, 10},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			store := newStore(t)
			if err := store.Lend(t.Context(), "Roma", tt.gardener, tt.seeds); (err == nil) != tt.ok {
				t.Errorf("Lend: %v, want success: %t", err, tt.ok)
			}
			if got, err := store.Stock(t.Context(), "Roma"); got != tt.want || err != nil {
				t.Errorf("Stock = %d, %v; want %d", got, err, tt.want)
			}
		})
	}
}

func TestLendUnknownVariety(t *testing.T) {
	if err := newStore(t).Lend(t.Context(), "Moon", "Ada", 1); !errors.Is(err, ErrTooFew) {
		t.Errorf("Lend = %v, want %v", err, ErrTooFew)
	}
}
