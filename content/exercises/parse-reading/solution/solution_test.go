package greenhouse

import (
	"errors"
	"strconv"
	"strings"
	"testing"
)

func TestParseReading(t *testing.T) {
	tests := []struct {
		name string
		line string
		want Reading
		err  error
	}{
		{"a good line", "bed-3 21.5", Reading{Sensor: "bed-3", Celsius: 21.5}, nil},
		{"below zero", "yard -4", Reading{Sensor: "yard", Celsius: -4}, nil},
		{"no value", "bed-3", Reading{}, ErrMalformed},
		{"nothing", "", Reading{}, ErrMalformed},
		{"not a number", "bed-3 warm", Reading{}, strconv.ErrSyntax},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseReading(tt.line)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ParseReading(%q) = %v, %v; want %v, %v", tt.line, got, err, tt.want, tt.err)
			}
		})
	}
}

func TestParseReadingNamesTheSensor(t *testing.T) {
	_, err := ParseReading("bed-3 warm")
	if err == nil || !strings.Contains(err.Error(), "bed-3") {
		t.Errorf("error %v does not name the sensor", err)
	}
}
