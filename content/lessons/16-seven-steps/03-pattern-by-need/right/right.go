// A store keeps the readings of water meters behind a mutex.
package main

import (
	"context"
	"fmt"
	"slices"
	"sync"
)

// Reading is what the meter of a district measured.
type Reading struct {
	District string
	Flow     int // litres per minute
}

// Store keeps readings. Its zero value is ready for use, also by several goroutines at once.
type Store struct {
	mu       sync.Mutex
	readings []Reading
}

// Add keeps a reading.
func (s *Store) Add(_ context.Context, r Reading) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.readings = append(s.readings, r)
	return nil
}

// Readings returns all readings.
func (s *Store) Readings(_ context.Context) ([]Reading, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.readings), nil
}

func main() {
	var store Store
	engineer, hangUp := context.WithCancel(context.Background())
	fmt.Println("add:", store.Add(context.Background(), Reading{"Mill", 90}))
	hangUp()
	readings, err := store.Readings(engineer)
	fmt.Println("readings:", readings, err)
	fmt.Println("add:", store.Add(context.Background(), Reading{"Mill", 80}))
}
