// A concert hall sets its lights.
package main

import "fmt"

// Scene is a setting of the lights.
type Scene struct {
	Level int // in percent
	Color string
	Fog   bool
}

// Night is the scene after the last note: dark, blue, without fog.
func Night(s Scene) Scene {
	s.Level = 0
	s.Color = "blue"
	s.Fog = false
	return s
}

func main() {
	evening := Scene{Level: 80, Color: "white", Fog: true}
	night := Night(evening)
	fmt.Printf("night: %+v\n", night)
}
