// A puppet theatre drops the puppets that need repair from tonight's play.
package main

import (
	"fmt"
	"slices"
)

// Puppet is worked by strings.
type Puppet struct {
	Name   string
	Broken bool
}

// Playable returns the puppets that are not broken.
func Playable(puppets []Puppet) []Puppet {
	return slices.DeleteFunc(slices.Clone(puppets), func(p Puppet) bool { return p.Broken })
}

func main() {
	puppets := []Puppet{{"King", false}, {"Witch", true}, {"Crocodile", true}, {"Moon", false}, {"Goose", false}}
	fmt.Println(Playable(puppets))
}
