// Package water tells which districts of a city lose water.
package water

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Reading is what the meter at the inlet of a district measured.
type Reading struct {
	District string
	At       time.Time
	Flow     int // litres per minute
}

// atNight reports whether the reading is from 2 to 4 o'clock, when almost nobody uses water.
func (r Reading) atNight() bool {
	hour := r.At.Hour()
	return hour == 2 || hour == 3
}

// Leaking returns the districts whose flow was above limit in every reading of the night, sorted by name. A reading may
// be there several times, and in any order.
func Leaking(readings []Reading, limit int) []string {
	var leaking []string
	for district, flow := range lowest(readings) {
		if flow > limit {
			leaking = append(leaking, district)
		}
	}
	slices.Sort(leaking)
	return leaking
}

// lowest returns the lowest flow of the night in each district.
func lowest(readings []Reading) map[string]int {
	flows := make(map[string]int)
	for _, r := range readings {
		if !r.atNight() {
			continue
		}
		if flow, ok := flows[r.District]; !ok || r.Flow < flow {
			flows[r.District] = r.Flow
		}
	}
	return flows
}

// Store keeps readings.
type Store interface {
	// Add keeps a reading.
	Add(ctx context.Context, r Reading) error
	// Readings returns the readings of a day, written as time.DateOnly. The slice belongs to the caller.
	Readings(ctx context.Context, day string) ([]Reading, error)
}

// Service knows which districts leak.
type Service struct {
	store Store
	limit int
}

// NewService returns a service over a store. A district leaks whose flow stays above limit, in litres per minute.
func NewService(store Store, limit int) *Service {
	return &Service{store: store, limit: limit}
}

// Record keeps a reading.
func (s *Service) Record(ctx context.Context, r Reading) error {
	if err := s.store.Add(ctx, r); err != nil {
		return fmt.Errorf("record reading of %s: %w", r.District, err)
	}
	return nil
}

// Leaks returns the districts that leaked in the night of a day, written as time.DateOnly.
func (s *Service) Leaks(ctx context.Context, day string) ([]string, error) {
	readings, err := s.store.Readings(ctx, day)
	if err != nil {
		return nil, fmt.Errorf("leaks on %s: %w", day, err)
	}
	return Leaking(readings, s.limit), nil
}
