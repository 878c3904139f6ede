package wool

import (
	"errors"
	"maps"
	"testing"
)

func TestBin(t *testing.T) {
	tests := []struct {
		name   string
		fleece Fleece
		want   string
		cause  error
	}{
		{"moths, whatever else", Fleece{"Dot", 15, true, true}, "", ErrMoths},
		{"not washed", Fleece{"Dot", 15, false, false}, "washing", nil},
		{"fine", Fleece{"Dot", 19, false, true}, "shawls", nil},
		{"middling", Fleece{"Dot", 20, false, true}, "sweaters", nil},
		{"still middling", Fleece{"Dot", 27, false, true}, "sweaters", nil},
		{"coarse", Fleece{"Dot", 28, false, true}, "carpets", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := Bin(tt.fleece); got != tt.want || !errors.Is(err, tt.cause) {
				t.Errorf("Bin = %q, %v; want %q, %v", got, err, tt.want, tt.cause)
			}
		})
	}
}

func TestCount(t *testing.T) {
	got := Count([]Fleece{{"Dot", 15, false, true}, {"Dash", 18, false, true}, {"Fog", 15, true, true}, {"Mud", 30, false, false}})
	if want := map[string]int{"shawls": 2, "washing": 1}; !maps.Equal(got, want) {
		t.Errorf("Count = %v, want %v", got, want)
	}
}
