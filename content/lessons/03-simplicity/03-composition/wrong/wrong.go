// A dairy weighs its milk cans on a scale, with the weight of the can taken off.
package main

import "fmt"

// Scale shows what stands on it, in grams.
type Scale struct {
	grams []int // one for each reading
}

// Read returns one reading.
func (s *Scale) Read(i int) int { return s.grams[i] }

// Total adds up all readings.
func (s *Scale) Total() int {
	total := 0
	for i := range s.grams {
		total += s.Read(i)
	}
	return total
}

// NetScale takes the weight of the can off each reading.
type NetScale struct {
	Scale
	can int
}

// Read returns one reading without the can.
func (s *NetScale) Read(i int) int { return s.Scale.Read(i) - s.can }

func main() {
	scale := &NetScale{Scale: Scale{grams: []int{10_500, 10_300}}, can: 500}
	fmt.Println("readings:", scale.Read(0), scale.Read(1))
	fmt.Println("total:", scale.Total())
}
