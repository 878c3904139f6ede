package gomod

import (
	"errors"
	"testing"
)

func TestGoVersion(t *testing.T) {
	tests := []struct {
		name  string
		gomod string
		want  string
		err   error
	}{
		{"as gofmt would write it", "module example.org/canal\n\ngo 1.26.0\n", "1.26.0", nil},
		{"without a line feed at the end", "module example.org/canal\ngo 1.21", "1.21", nil},
		{"with a comment", "go 1.25.1 // for testing/synctest\n", "1.25.1", nil},
		{"with tabs and carriage returns", "module m\r\n\tgo\t1.26.0\r\n", "1.26.0", nil},
		{"in a comment only", "module m\n// go 1.26.0\n", "", ErrNoGoLine},
		{"other words that begin so", "module m\ngodebug panicnil=1\n", "", ErrNoGoLine},
		{"empty", "", "", ErrNoGoLine},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := GoVersion(tt.gomod); got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("GoVersion = %q, %v; want %q, %v", got, err, tt.want, tt.err)
			}
		})
	}
}
