package postage

import "testing"

func TestCents(t *testing.T) {
	tests := []struct {
		name  string
		grams int
		want  int
	}{
		{"a card", 5, 95},
		{"a full standard letter", 20, 95},
		{"a compact letter", 21, 110},
		{"a full compact letter", 50, 110},
		{"a large letter", 51, 180},
		{"a full large letter", 500, 180},
		{"a book", 501, 290},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Cents(tt.grams); got != tt.want {
				t.Errorf("Cents(%d) = %d, want %d", tt.grams, got, tt.want)
			}
		})
	}
}
