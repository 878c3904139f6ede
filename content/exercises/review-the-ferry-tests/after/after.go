// Package ferry tests the timetable of a ferry.
package ferry

import (
	"errors"
	"sync"
	"testing"
)

// Next returns the minute of the next departure: one each twenty minutes.
func Next(minute int) int {
	return (minute + 19) / 20 * 20
}

// Deck counts the cars on a ferry.
type Deck struct {
	mu   sync.Mutex
	cars int
}

// Board lets a car drive on, if there is room for it.
func (d *Deck) Board() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cars == 50 {
		return errors.New("ferry is full")
	}
	d.cars++
	return nil
}

func board(t *testing.T, deck *Deck, cars int) {
	for range cars {
		if err := deck.Board(); err != nil {
			t.Fatalf("board: %v", err)
		}
	}
}

func TestNext(t *testing.T) {
	tests := []struct {
		name         string
		minute, want int
	}{
		{"just missed", 1, 20},
		{"in time", 20, 20},
		{"the last one", 45, 60},
	}
	for _, tt := range tests {
		if got := Next(tt.minute); got != tt.want {
			t.Errorf("Next(%d) = %d, want %d", tt.minute, got, tt.want)
		}
	}
}

func TestBoardFromBothSides(t *testing.T) {
	deck := &Deck{}
	board(t, deck, 10)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for range 20 {
				if err := deck.Board(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	wg.Wait()
	if err := deck.Board(); err == nil {
		t.Error("a full ferry takes one more car")
	}
}
