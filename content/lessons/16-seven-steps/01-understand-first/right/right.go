// A city looks for leaking districts by the lowest flow of a night.
package main

import (
	"fmt"
	"slices"
)

// Reading is what the meter at the inlet of a district measured at night.
type Reading struct {
	District string
	Flow     int // litres per minute
}

// Leaking returns the districts with a flow above limit in every reading.
func Leaking(readings []Reading, limit int) []string {
	lowest := make(map[string]int)
	for _, r := range readings {
		if flow, ok := lowest[r.District]; !ok || r.Flow < flow {
			lowest[r.District] = r.Flow
		}
	}
	var leaking []string
	for district, flow := range lowest {
		if flow > limit {
			leaking = append(leaking, district)
		}
	}
	slices.Sort(leaking)
	return leaking
}

func main() {
	night := []Reading{
		{"Harbour", 10}, {"Mill", 55}, {"Harbour", 90}, {"Harbour", 90}, {"Harbour", 90}, {"Mill", 52}, {"Harbour", 12},
	}
	fmt.Println("leaking:", Leaking(night, 40))
}
