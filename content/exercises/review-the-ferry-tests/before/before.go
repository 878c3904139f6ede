// Package ferry tests the timetable of a ferry.
package ferry

import "testing"

// Next returns the minute of the next departure: one each twenty minutes.
func Next(minute int) int {
	return (minute + 19) / 20 * 20
}

func TestNext(t *testing.T) {
	if got := Next(1); got != 20 {
		t.Errorf("Next(1) = %d, want 20", got)
	}
}
