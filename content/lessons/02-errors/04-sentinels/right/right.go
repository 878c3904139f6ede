// A bicycle hire app looks for a bicycle near the rider.
package main

import (
	"errors"
	"fmt"
)

// ErrNoBike says that a station is empty.
var ErrNoBike = errors.New("no bicycle")

// Station is a place with bicycles.
type Station struct {
	Name  string
	Bikes []string
}

// Take hands out a bicycle.
func (s *Station) Take() (string, error) {
	if len(s.Bikes) == 0 {
		return "", fmt.Errorf("station %s: %w", s.Name, ErrNoBike)
	}
	bike := s.Bikes[0]
	s.Bikes = s.Bikes[1:]
	return bike, nil
}

// Offer takes a bicycle from the first station that has one.
func Offer(stations ...*Station) (string, error) {
	for _, station := range stations {
		bike, err := station.Take()
		if errors.Is(err, ErrNoBike) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("offer a bicycle: %w", err)
		}
		return bike + " at " + station.Name, nil
	}
	return "", ErrNoBike
}

func main() {
	harbour := &Station{Name: "Harbour"}
	market := &Station{Name: "Market", Bikes: []string{"bicycle 12"}}
	place, err := Offer(harbour, market)
	fmt.Printf("offer: %q, error: %v\n", place, err)
}
