// Package cablecar says what a ride costs.
package cablecar

import "testing"

// Fare returns what a guest of this age pays, in cents. With a guest card, grown-ups pay half.
func Fare(age int, card bool) int {
	switch {
	case age < 6:
		return 0
	case age < 16:
		return 400
	case card:
		return 500
	default:
		return 1000
	}
}

func TestFare(t *testing.T) {
	fares := []struct {
		age  int
		card bool
		fare int
	}{
		{5, false, 0},
		{6, false, 400},
		{15, true, 400},
		{16, false, 1000},
		{16, true, 500},
	}
	for _, f := range fares {
		if Fare(f.age, f.card) != f.fare {
			t.Fatal("wrong fare")
		}
	}
}
