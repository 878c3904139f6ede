// A store keeps the readings of water meters in a goroutine of its own.
package main

import (
	"context"
	"fmt"
)

// Reading is what the meter of a district measured.
type Reading struct {
	District string
	Flow     int // litres per minute
}

// Store owns readings. All access goes over its channels.
type Store struct {
	adds chan Reading
	asks chan chan []Reading
}

// NewStore returns a store whose goroutine is running.
func NewStore() *Store {
	s := &Store{adds: make(chan Reading), asks: make(chan chan []Reading)}
	go s.run()
	return s
}

func (s *Store) run() {
	var readings []Reading
	for {
		select {
		case r := <-s.adds:
			readings = append(readings, r)
		case answer := <-s.asks:
			answer <- readings
		}
	}
}

// Add keeps a reading.
func (s *Store) Add(_ context.Context, r Reading) error {
	s.adds <- r
	return nil
}

// Readings returns all readings.
func (s *Store) Readings(ctx context.Context) ([]Reading, error) {
	answer := make(chan []Reading)
	s.asks <- answer
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return <-answer, nil
}

func main() {
	store := NewStore()
	engineer, hangUp := context.WithCancel(context.Background())
	fmt.Println("add:", store.Add(context.Background(), Reading{"Mill", 90}))
	hangUp()
	readings, err := store.Readings(engineer)
	fmt.Println("readings:", readings, err)
	fmt.Println("add:", store.Add(context.Background(), Reading{"Mill", 80}))
}
