// A station shuts down its sensors.
package main

import (
	"errors"
	"fmt"
)

var (
	errNoAnswer = errors.New("no answer")
	errCableCut = errors.New("cable is cut")
)

// Sensor is a device in the field. It stops, even if it cannot confirm it.
type Sensor struct {
	Name    string
	Open    bool
	problem error
}

// Close stops the sensor.
func (s *Sensor) Close() error {
	s.Open = false
	return s.problem
}

// CloseAll stops all sensors.
func CloseAll(sensors []*Sensor) error {
	for _, s := range sensors {
		if err := s.Close(); err != nil {
			return fmt.Errorf("close %s: %w", s.Name, err)
		}
	}
	return nil
}

func main() {
	sensors := []*Sensor{
		{Name: "north", Open: true, problem: errNoAnswer},
		{Name: "creek", Open: true},
		{Name: "ridge", Open: true, problem: errCableCut},
	}
	err := CloseAll(sensors)
	fmt.Println(err)
	fmt.Println("cable cut:", errors.Is(err, errCableCut))
	for _, s := range sensors {
		fmt.Println(s.Name, "open:", s.Open)
	}
}
