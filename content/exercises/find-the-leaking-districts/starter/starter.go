// Package water tells which districts of a city lose water.
package water

import "time"

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
	return nil
}
