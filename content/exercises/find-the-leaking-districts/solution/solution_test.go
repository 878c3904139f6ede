package water

import (
	"slices"
	"testing"
	"time"
)

// at is a reading of a district at an hour.
func at(district string, hour, flow int) Reading {
	return Reading{district, time.Date(2026, time.May, 4, hour, 30, 0, 0, time.UTC), flow}
}

func TestLeaking(t *testing.T) {
	tests := []struct {
		name     string
		readings []Reading
		want     []string
	}{
		{"no readings", nil, nil},
		{"all flows are high", []Reading{at("Mill", 2, 90), at("Mill", 3, 80)}, []string{"Mill"}},
		{"one flow is low", []Reading{at("Mill", 2, 90), at("Mill", 3, 8)}, nil},
		{"as high as the limit", []Reading{at("Mill", 2, 40)}, nil},
		{"sent twice", []Reading{at("Mill", 2, 90), at("Mill", 2, 90), at("Mill", 3, 8)}, nil},
		{"out of order", []Reading{at("Mill", 3, 8), at("Mill", 2, 90)}, nil},
		{"high by day only", []Reading{at("Mill", 12, 300), at("Mill", 4, 300), at("Mill", 1, 300)}, nil},
		{"low by day only", []Reading{at("Mill", 12, 3), at("Mill", 2, 90)}, []string{"Mill"}},
		{"the flow of zero", []Reading{at("Mill", 2, 0), at("Mill", 3, 90)}, nil},
		{"sorted", []Reading{at("Oak", 2, 90), at("Harbour", 2, 90), at("Mill", 2, 90)}, []string{"Harbour", "Mill", "Oak"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Leaking(tt.readings, 40); !slices.Equal(got, tt.want) {
				t.Errorf("Leaking = %q, want %q", got, tt.want)
			}
		})
	}
}
