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
	tests := []struct {
		name string
		age  int
		card bool
		want int
	}{
		{"a small child is free", 5, false, 0},
		{"a child pays from its sixth birthday", 6, false, 400},
		{"a card changes nothing for a child", 15, true, 400},
		{"a grown-up pays all", 16, false, 1000},
		{"a grown-up with a card pays half", 16, true, 500},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Fare(tt.age, tt.card); got != tt.want {
				t.Errorf("Fare(%d, %t) = %d, want %d", tt.age, tt.card, got, tt.want)
			}
		})
	}
}
