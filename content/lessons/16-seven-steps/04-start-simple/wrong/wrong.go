// A service answers which districts leak, from a cache where it can.
package main

import "fmt"

// Service knows the lowest flow of each night.
type Service struct {
	lowest map[string]map[string]int // day, district, litres per minute
	cache  map[string][]string
}

// Record keeps a flow.
func (s *Service) Record(day, district string, flow int) {
	night, ok := s.lowest[day]
	if !ok {
		night = make(map[string]int)
		s.lowest[day] = night
	}
	if lowest, ok := night[district]; !ok || flow < lowest {
		night[district] = flow
	}
}

// Leaks returns the districts whose flow stayed above limit.
func (s *Service) Leaks(day string, limit int) []string {
	if leaks, ok := s.cache[day]; ok {
		return leaks
	}
	var leaks []string
	for district, flow := range s.lowest[day] {
		if flow > limit {
			leaks = append(leaks, district)
		}
	}
	s.cache[day] = leaks
	return leaks
}

func main() {
	service := &Service{lowest: make(map[string]map[string]int), cache: make(map[string][]string)}
	service.Record("2026-05-04", "Mill", 90)
	fmt.Println("at 8:00, leaking:", service.Leaks("2026-05-04", 40))
	service.Record("2026-05-04", "Mill", 8)
	fmt.Println("at 8:10, leaking:", service.Leaks("2026-05-04", 40))
	fmt.Println("above 100 l/min: ", service.Leaks("2026-05-04", 100))
}
