package greenhouse

import "errors"

// ErrMalformed says that a line is not a reading.
var ErrMalformed = errors.New("malformed reading")

// Reading is one measurement of one sensor.
type Reading struct {
	Sensor  string
	Celsius float64
}

// ParseReading reads a line such as "bed-3 21.5".
func ParseReading(line string) (Reading, error) {
	// Your code here.
	return Reading{}, nil
}
