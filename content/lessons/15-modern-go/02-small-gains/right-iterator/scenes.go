// Package theatre keeps the plays of a puppet theatre.
package theatre

import "iter"

// Scene is a part of a play.
type Scene struct {
	Title   string
	Puppets []string
}

// With yields the titles of the scenes in which a puppet is on stage.
func With(puppet string, scenes []Scene) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, scene := range scenes {
			for _, p := range scene.Puppets {
				if p == puppet && !yield(scene.Title) {
					return
				}
			}
		}
	}
}
