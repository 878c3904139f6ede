package main

import (
	"errors"
	"strconv"
	"strings"
	"testing"
)

func TestLength(t *testing.T) {
	tests := []struct {
		name   string
		tracks []string
		want   int
		cause  error
	}{
		{"no tracks", nil, 0, nil},
		{"two tracks", []string{"Early Bird;180", "Second Cup;210"}, 390, nil},
		{"a length in minutes", []string{"Last Tram;195", "Blue Hour;4:10"}, 0, strconv.ErrSyntax},
		{"no length", []string{"Blue Hour"}, 0, strconv.ErrSyntax},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Length("night", tt.tracks)
			if got != tt.want || !errors.Is(err, tt.cause) {
				t.Errorf("Length = %d, %v; want %d, %v", got, err, tt.want, tt.cause)
			}
			if err != nil && !strings.Contains(err.Error(), "night") {
				t.Errorf("error %v does not name the show", err)
			}
		})
	}
}
