// A dairy weighs its milk cans on a scale, with the weight of the can taken off.
package main

import "fmt"

// Readings are what a scale has shown, in grams.
type Readings interface {
	Read(i int) int
	Len() int
}

// Scale shows what stands on it, in grams.
type Scale struct {
	grams []int // one for each reading
}

// Read returns one reading.
func (s *Scale) Read(i int) int { return s.grams[i] }

// Len returns how many readings there are.
func (s *Scale) Len() int { return len(s.grams) }

// NetScale takes the weight of the can off each reading.
type NetScale struct {
	scale *Scale
	can   int
}

// Read returns one reading without the can.
func (s *NetScale) Read(i int) int { return s.scale.Read(i) - s.can }

// Len returns how many readings there are.
func (s *NetScale) Len() int { return s.scale.Len() }

// Total adds up all readings.
func Total(r Readings) int {
	total := 0
	for i := range r.Len() {
		total += r.Read(i)
	}
	return total
}

func main() {
	scale := &NetScale{scale: &Scale{grams: []int{10_500, 10_300}}, can: 500}
	fmt.Println("readings:", scale.Read(0), scale.Read(1))
	fmt.Println("total:", Total(scale))
}
