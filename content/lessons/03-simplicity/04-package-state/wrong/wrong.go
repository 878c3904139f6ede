// A zoo keeps the water of its aquariums at the right temperature.
package main

import "fmt"

var target = 24.0

// SetTarget sets the temperature that the water should have.
func SetTarget(celsius float64) {
	target = celsius
}

// Aquarium is a tank with a heater.
type Aquarium struct {
	Name  string
	Water float64
}

// Heat tells whether the heater should be on.
func (a *Aquarium) Heat() bool {
	return a.Water < target
}

func main() {
	reef := &Aquarium{Name: "reef", Water: 23}
	SetTarget(25)
	fmt.Println("reef heats:", reef.Heat())

	arctic := &Aquarium{Name: "arctic", Water: 4}
	SetTarget(3)
	fmt.Println("arctic heats:", arctic.Heat())
	fmt.Println("reef heats:", reef.Heat())
}
