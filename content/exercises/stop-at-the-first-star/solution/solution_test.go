package main

import "testing"

func TestVisible(t *testing.T) {
	stars := []Star{{"Proxima", 11.1}, {"Vega", 0.03}, {"Barnard's Star", 9.5}, {"Deneb", 1.25}}
	tests := []struct {
		name string
		stop int
		want string
	}{
		{"the caller leaves after the first", 1, "Vega "},
		{"after the last", 2, "Vega Deneb "},
		{"never", 9, "Vega Deneb "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, n := "", 0
			for star := range Visible(stars) {
				got += star.Name + " "
				if n++; n == tt.stop {
					break
				}
			}
			if got != tt.want {
				t.Errorf("saw %q, want %q", got, tt.want)
			}
		})
	}
}
