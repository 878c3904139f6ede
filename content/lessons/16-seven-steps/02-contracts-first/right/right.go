// A city asks a store for the readings of a day.
package main

import (
	"context"
	"fmt"
	"slices"
)

// Reading is what the meter of a district measured.
type Reading struct {
	District string
	Hour     int
	Flow     int // litres per minute
}

// Store keeps readings.
type Store interface {
	// Readings returns the readings of a day, written as time.DateOnly, in any order. The slice belongs to the caller.
	Readings(ctx context.Context, day string) ([]Reading, error)
}

// Night returns the readings of a day from 2 to 4 o'clock.
func Night(ctx context.Context, store Store, day string) ([]Reading, error) {
	readings, err := store.Readings(ctx, day)
	if err != nil {
		return nil, fmt.Errorf("night of %s: %w", day, err)
	}
	return slices.DeleteFunc(readings, func(r Reading) bool { return r.Hour != 2 && r.Hour != 3 }), nil
}

// MemoryStore keeps readings by day.
type MemoryStore map[string][]Reading

// Readings returns a copy of the readings of a day.
func (m MemoryStore) Readings(_ context.Context, day string) ([]Reading, error) {
	return slices.Clone(m[day]), nil
}

func main() {
	ctx := context.Background()
	store := MemoryStore{"2026-05-04": {{"Mill", 2, 90}, {"Mill", 8, 240}, {"Mill", 3, 80}}}
	night, err := Night(ctx, store, "2026-05-04")
	fmt.Println("night:", night, err)
	day, err := store.Readings(ctx, "2026-05-04")
	fmt.Println("day:  ", day, err)
}
