// A beekeeper asks for the honey of each hive.
package main

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	_ "modernc.org/sqlite"
)

// Apiary keeps hives and harvests.
type Apiary struct {
	db *sql.DB
}

// Harvests returns the grams of honey of each hive.
func (a *Apiary) Harvests(ctx context.Context) (map[string]int, error) {
	rows, err := a.db.QueryContext(ctx, "SELECT name FROM hives")
	if err != nil {
		return nil, fmt.Errorf("list hives: %w", err)
	}
	defer rows.Close()
	grams := make(map[string]int)
	for rows.Next() {
		var hive string
		if err := rows.Scan(&hive); err != nil {
			return nil, fmt.Errorf("read hive: %w", err)
		}
		if grams[hive], err = a.harvest(ctx, hive); err != nil {
			return nil, err
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list hives: %w", err)
	}
	return grams, nil
}

func (a *Apiary) harvest(ctx context.Context, hive string) (int, error) {
	var grams int
	const sum = "SELECT coalesce(sum(grams), 0) FROM harvests WHERE hive = ?"
	if err := a.db.QueryRowContext(ctx, sum, hive).Scan(&grams); err != nil {
		return 0, fmt.Errorf("harvest of %s: %w", hive, err)
	}
	return grams, nil
}

func open(ctx context.Context) (*Apiary, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, fmt.Errorf("open apiary: %w", err)
	}
	db.SetMaxOpenConns(1)
	const data = `
		CREATE TABLE hives (name TEXT);
		CREATE TABLE harvests (hive TEXT, grams INTEGER);
		INSERT INTO hives VALUES ('Lime'), ('Clover'), ('Heath');
		INSERT INTO harvests VALUES ('Lime', 800), ('Lime', 400), ('Heath', 500);`
	if _, err := db.ExecContext(ctx, data); err != nil {
		return nil, fmt.Errorf("fill apiary: %w", err)
	}
	return &Apiary{db: db}, nil
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	apiary, err := open(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(apiary.Harvests(ctx))
}
