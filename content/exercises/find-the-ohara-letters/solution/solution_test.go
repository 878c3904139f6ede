package letters

import (
	"database/sql"
	"slices"
	"testing"

	_ "modernc.org/sqlite"
)

func newArchive(t *testing.T) *Archive {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	const letters = `CREATE TABLE letters (id INTEGER PRIMARY KEY, sender TEXT, year INTEGER);
		INSERT INTO letters VALUES (1, 'O''Hara', 1911), (2, 'O''Hara', 1899), (3, 'Lund', 1850)`
	if _, err := db.ExecContext(t.Context(), letters); err != nil {
		t.Fatalf("fill: %v", err)
	}
	return &Archive{db: db}
}

func TestFind(t *testing.T) {
	tests := []struct {
		name   string
		sender string
		order  string
		want   []int
		ok     bool
	}{
		{"by year", "O'Hara", "year", []int{2, 1}, true},
		{"by sender", "O'Hara", "sender", []int{1, 2}, true},
		{"nobody", "Nobody", "year", nil, true},
		{"an attack in the sender", "x' OR '1'='1", "year", nil, true},
		{"an attack in the order", "Lund", "year; DROP TABLE letters", nil, false},
		{"an order that is not offered", "Lund", "id", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := newArchive(t).Find(t.Context(), tt.sender, tt.order)
			if !slices.Equal(got, tt.want) || (err == nil) != tt.ok {
				t.Errorf("Find = %v, %v; want %v, success: %t", got, err, tt.want, tt.ok)
			}
		})
	}
}
