package water

import (
	"errors"
	"sync"
	"testing"
	"time"
)

const day = "2026-05-04"

var reading = Reading{"Mill", time.Date(2026, time.May, 4, 2, 30, 0, 0, time.UTC), 90}

func TestMemoryStore(t *testing.T) {
	tests := []struct {
		name string
		adds int
		day  string
		want int
		err  error
	}{
		{"never used", 0, day, 0, ErrNoReadings},
		{"one reading", 1, day, 1, nil},
		{"two readings", 2, day, 2, nil},
		{"another day", 2, "2026-05-05", 0, ErrNoReadings},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var store MemoryStore
			add(t, &store, tt.adds)
			got, err := store.Readings(t.Context(), tt.day)
			if len(got) != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("Readings = %d readings, %v; want %d, %v", len(got), err, tt.want, tt.err)
			}
		})
	}
}

func TestReadingsBelongToTheCaller(t *testing.T) {
	var store MemoryStore
	add(t, &store, 1)
	first, err := store.Readings(t.Context(), day)
	if err != nil {
		t.Fatal(err)
	}
	first[0].Flow = 0
	second, err := store.Readings(t.Context(), day)
	if err != nil {
		t.Fatal(err)
	}
	if second[0] != reading {
		t.Errorf("a caller changed the stored reading to %+v", second[0])
	}
}

func TestManyAtOnce(t *testing.T) {
	var store MemoryStore
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			if err := store.Add(t.Context(), reading); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got, err := store.Readings(t.Context(), day); len(got) != 50 || err != nil {
		t.Errorf("Readings = %d readings, %v; want 50", len(got), err)
	}
}

// add adds n readings.
func add(t *testing.T, store *MemoryStore, n int) {
	t.Helper()
	for range n {
		if err := store.Add(t.Context(), reading); err != nil {
			t.Fatal(err)
		}
	}
}
