// A service answers which districts leak.
package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// Service knows the lowest flow of the night in each district.
type Service struct {
	lowest map[string]int // litres per minute
}

// Leaks returns the districts whose flow stayed above limit.
func (s *Service) Leaks(_ context.Context, limit int) []string {
	var leaks []string
	for _, district := range slices.Sorted(maps.Keys(s.lowest)) {
		if s.lowest[district] > limit {
			leaks = append(leaks, district)
		}
	}
	return leaks
}

func main() {
	ctx := context.Background()
	monday := &Service{map[string]int{"Harbour": 9, "Mill": 12, "Oak": 7}}
	tuesday := &Service{map[string]int{"Harbour": 8}}
	fmt.Println("Monday: ", monday.Leaks(ctx, 40))
	fmt.Println("Tuesday:", tuesday.Leaks(ctx, 40))
}
