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
	const sums = `SELECT name, coalesce(sum(grams), 0) FROM hives
		LEFT JOIN harvests ON hive = name GROUP BY name`
	rows, err := a.db.QueryContext(ctx, sums)
	if err != nil {
		return nil, fmt.Errorf("list harvests: %w", err)
	}
	defer rows.Close()
	grams := make(map[string]int)
	for rows.Next() {
		var hive string
		var sum int
		if err := rows.Scan(&hive, &sum); err != nil {
			return nil, fmt.Errorf("read harvest: %w", err)
		}
		grams[hive] = sum
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list harvests: %w", err)
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
