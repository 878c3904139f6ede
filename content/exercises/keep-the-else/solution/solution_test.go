package library

import "testing"

func TestLabel(t *testing.T) {
	shelves := map[string]int{"Tides": 7, "Knots": 0}
	tests := []struct {
		title string
		want  string
	}{
		{"Tides", "shelf 7"},
		{"Knots", "shelf 0"},
		{"Winds", "ask at the desk"},
	}
	for _, tt := range tests {
		t.Run(tt.title, func(t *testing.T) {
			if got := Label(shelves, tt.title); got != tt.want {
				t.Errorf("Label(%s) = %q, want %q", tt.title, got, tt.want)
			}
		})
	}
}
