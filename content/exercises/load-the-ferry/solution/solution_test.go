package ferry

import (
	"strings"
	"testing"
)

func TestSign(t *testing.T) {
	tests := []struct {
		name    string
		vehicle Vehicle
		want    string
	}{
		{"a car", Vehicle{"AB 12", 150, 1_500}, "deck 2"},
		{"a van", Vehicle{"CD 34", 280, 3_000}, "deck 1"},
		{"exactly as high as allowed", Vehicle{"EF 56", 420, 40_000}, "deck 1"},
		{"too high", Vehicle{"GH 78", 450, 30_000}, "too high by 30 cm"},
		{"too heavy", Vehicle{"IJ 90", 400, 44_000}, "limit 40000 kg"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Sign(tt.vehicle); got != tt.want {
				t.Errorf("Sign = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAssignNamesTheVehicle(t *testing.T) {
	if _, err := Assign(Vehicle{Plate: "GH 78", Height: 450}); err == nil || !strings.Contains(err.Error(), "GH 78") {
		t.Errorf("error %v does not name the vehicle", err)
	}
}
