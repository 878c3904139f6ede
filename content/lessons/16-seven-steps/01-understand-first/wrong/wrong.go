// A city looks for leaking districts by the average flow of a night.
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

// Leaking returns the districts with an average flow above limit.
func Leaking(readings []Reading, limit int) []string {
	sum := make(map[string]int)
	count := make(map[string]int)
	for _, r := range readings {
		sum[r.District] += r.Flow
		count[r.District]++
	}
	var leaking []string
	for district := range sum {
		if sum[district]/count[district] > limit {
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
