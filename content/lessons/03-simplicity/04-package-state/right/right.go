// A zoo keeps the water of its aquariums at the right temperature.
package main

import "fmt"

// Aquarium is a tank with a heater.
type Aquarium struct {
	Name   string
	Target float64
	Water  float64
}

// Heat tells whether the heater should be on.
func (a *Aquarium) Heat() bool {
	return a.Water < a.Target
}

func main() {
	reef := &Aquarium{Name: "reef", Target: 25, Water: 23}
	fmt.Println("reef heats:", reef.Heat())

	arctic := &Aquarium{Name: "arctic", Target: 3, Water: 4}
	fmt.Println("arctic heats:", arctic.Heat())
	fmt.Println("reef heats:", reef.Heat())
}
