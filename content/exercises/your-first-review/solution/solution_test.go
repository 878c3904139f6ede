package cinema

import (
	"errors"
	"strconv"
	"testing"
)

func TestParseSeat(t *testing.T) {
	tests := []struct {
		name string
		text string
		want int
		err  error
	}{
		{"a number", "12", 12, nil},
		{"a word", "twelve", 0, strconv.ErrSyntax},
		{"nothing", "", 0, strconv.ErrSyntax},
		{"a number that no int holds", "99999999999999999999", 0, strconv.ErrRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseSeat(tt.text)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ParseSeat(%q) = %d, %v; want %d, %v", tt.text, got, err, tt.want, tt.err)
			}
		})
	}
}
