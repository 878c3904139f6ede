// Package calendar keeps the calendar of a monastery.
package calendar

import "testing"

// IsLeap tells whether a year has a 29th of February: each fourth year has, but of the full centuries only each fourth.
func IsLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func TestIsLeap(t *testing.T) {
	// Your code here.
}
