package logbook

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
)

var errRadio = errors.New("radio is silent")

func TestLongest(t *testing.T) {
	tests := []struct {
		name  string
		book  io.Reader
		want  int
		cause error
	}{
		{"an empty book", strings.NewReader(""), 0, nil},
		{"three days", strings.NewReader("12 May;140\n13 May;95\n14 May;203\n"), 203, nil},
		{"two books in a row", io.MultiReader(strings.NewReader("12 May;140\n"), strings.NewReader("2 June;180\n")), 180, nil},
		{"a day without miles", strings.NewReader("12 May;140\n13 May;calm\n"), 0, strconv.ErrSyntax},
		{"the radio fails", io.MultiReader(strings.NewReader("12 May;140\n"), iotest.ErrReader(errRadio)), 0, errRadio},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := Longest(tt.book); got != tt.want || !errors.Is(err, tt.cause) {
				t.Errorf("Longest = %d, %v; want %d, %v", got, err, tt.want, tt.cause)
			}
		})
	}
}
