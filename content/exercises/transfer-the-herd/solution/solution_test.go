package pasture

import (
	"database/sql"
	"errors"
	"testing"

	_ "modernc.org/sqlite"
)

func newValley(t *testing.T) *Valley {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	const alps = `CREATE TABLE alps (name TEXT PRIMARY KEY, sheep INTEGER NOT NULL);
		INSERT INTO alps VALUES ('Low', 80), ('High', 20)`
	if _, err := db.ExecContext(t.Context(), alps); err != nil {
		t.Fatalf("fill: %v", err)
	}
	return &Valley{db: db}
}

func (v *Valley) sheep(t *testing.T, alp string) int {
	t.Helper()
	var n int
	if err := v.db.QueryRowContext(t.Context(), "SELECT sheep FROM alps WHERE name = ?", alp).Scan(&n); err != nil {
		t.Fatalf("count sheep on %s: %v", alp, err)
	}
	return n
}

func TestDrive(t *testing.T) {
	tests := []struct {
		name      string
		from, to  string
		sheep     int
		ok        bool
		low, high int
	}{
		{"some", "Low", "High", 30, true, 50, 50},
		{"all", "Low", "High", 80, true, 0, 100},
		{"more than there are", "Low", "High", 81, false, 80, 20},
		{"from nowhere", "Moon", "High", 1, false, 80, 20},
		{"to nowhere", "Low", "Moon", 1, false, 80, 20},
		{"a name with a quote", "Low", "O'Alp", 1, false, 80, 20},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			valley := newValley(t)
			if err := valley.Drive(t.Context(), tt.from, tt.to, tt.sheep); (err == nil) != tt.ok {
				t.Errorf("Drive: %v, want success: %t", err, tt.ok)
			}
			if low, high := valley.sheep(t, "Low"), valley.sheep(t, "High"); low != tt.low || high != tt.high {
				t.Errorf("sheep %d and %d, want %d and %d", low, high, tt.low, tt.high)
			}
		})
	}
}

func TestDriveSaysThatThereAreTooFew(t *testing.T) {
	if err := newValley(t).Drive(t.Context(), "Low", "High", 81); !errors.Is(err, ErrTooFew) {
		t.Errorf("Drive: %v, want %v", err, ErrTooFew)
	}
}
