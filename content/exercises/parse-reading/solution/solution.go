package greenhouse

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrMalformed says that a line is not a reading.
var ErrMalformed = errors.New("malformed reading")

// Reading is one measurement of one sensor.
type Reading struct {
	Sensor  string
	Celsius float64
}

// ParseReading reads a line such as "bed-3 21.5".
func ParseReading(line string) (Reading, error) {
	sensor, value, found := strings.Cut(line, " ")
	if !found {
		return Reading{}, fmt.Errorf("%w: %q has no value", ErrMalformed, line)
	}
	celsius, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return Reading{}, fmt.Errorf("sensor %s: %w", sensor, err)
	}
	return Reading{Sensor: sensor, Celsius: celsius}, nil
}
