// Package water tells which districts of a city lose water.
package water

import (
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
