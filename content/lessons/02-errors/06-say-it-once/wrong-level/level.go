// A waterworks decides whether a tank needs water.
package main

import (
	"errors"
	"fmt"
)

var errOffline = errors.New("sensor is offline")

// Sensor measures a tank.
type Sensor struct {
	percent int
	online  bool
}

func (s Sensor) read() (int, error) {
	if !s.online {
		return 0, errOffline
	}
	return s.percent, nil
}

// Level returns how full the tank is, in percent.
func (s Sensor) Level() (int, error) {
	percent, err := s.read()
	if err != nil {
		return 0, nil
	}
	return percent, nil
}

func main() {
	full := Sensor{percent: 98, online: false}
	percent, err := full.Level()
	fmt.Printf("level: %d %%, error: %v, open the valve: %t\n", percent, err, err == nil && percent < 90)
}
