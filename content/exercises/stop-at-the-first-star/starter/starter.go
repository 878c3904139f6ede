// An observatory points its telescope at the first star that can be seen tonight.
package main

import (
	"fmt"
	"iter"
)

// Star is seen the better, the smaller its magnitude is.
type Star struct {
	Name      string
	Magnitude float64
}

// Visible yields the stars that can be seen without a telescope.
func Visible(stars []Star) iter.Seq[Star] {
	return func(yield func(Star) bool) {
		for _, star := range stars {
			if star.Magnitude < 6 {
				yield(star)
			}
		}
	}
}

func main() {
	stars := []Star{{"Proxima", 11.1}, {"Vega", 0.03}, {"Barnard's Star", 9.5}, {"Deneb", 1.25}}
	for star := range Visible(stars) {
		fmt.Println("point at", star.Name)
		break
	}
	fmt.Println("telescope is ready")
}
