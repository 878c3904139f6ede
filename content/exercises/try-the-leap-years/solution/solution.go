// Package calendar keeps the calendar of a monastery.
package calendar

import "testing"

// IsLeap tells whether a year has a 29th of February: each fourth year has, but of the full centuries only each fourth.
func IsLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func TestIsLeap(t *testing.T) {
	tests := []struct {
		name string
		year int
		want bool
	}{
		{"not a fourth year", 2027, false},
		{"a fourth year", 2028, true},
		{"a full century", 1900, false},
		{"a fourth century", 2000, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := IsLeap(tt.year); got != tt.want {
				t.Errorf("IsLeap(%d) = %t, want %t", tt.year, got, tt.want)
			}
		})
	}
}
