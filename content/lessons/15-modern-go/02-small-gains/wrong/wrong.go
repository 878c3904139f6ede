// A puppet theatre drops the puppets that need repair from tonight's play.
package main

import "fmt"

// Puppet is worked by strings.
type Puppet struct {
	Name   string
	Broken bool
}

// Playable returns the puppets that are not broken.
func Playable(puppets []Puppet) []Puppet {
	for i, p := range puppets {
		if p.Broken {
			puppets = append(puppets[:i], puppets[i+1:]...)
		}
	}
	return puppets
}

func main() {
	puppets := []Puppet{{"King", false}, {"Witch", true}, {"Crocodile", true}, {"Moon", false}, {"Goose", false}}
	fmt.Println(Playable(puppets))
}
