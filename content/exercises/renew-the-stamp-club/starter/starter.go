// Package stamps keeps the swap list of a stamp club.
package stamps

import "sort"

// Stamp is offered for a swap.
type Stamp struct {
	Country string
	Year    int
	Torn    bool
}

// Sorted returns the stamps by country, and those of a country by year.
func Sorted(stamps []Stamp) []Stamp {
	out := make([]Stamp, len(stamps))
	copy(out, stamps)
	sort.Slice(out, func(i, j int) bool {
		if out[i].Country < out[j].Country {
			return true
		}
		return out[i].Year < out[j].Year
	})
	return out
}

// Whole returns the stamps that are not torn. It leaves its argument as it is.
func Whole(stamps []Stamp) []Stamp {
	out := append([]Stamp{}, stamps...)
	for i, stamp := range out {
		if stamp.Torn {
			out = append(out[:i], out[i+1:]...)
		}
	}
	return out
}

// Countries returns each country once, sorted.
func Countries(stamps []Stamp) []string {
	var countries []string
	for i := 0; i < len(stamps); i++ {
		found := false
		for j := 0; j < len(countries); j++ {
			if countries[j] == stamps[i].Country {
				found = true
			}
		}
		if !found {
			countries = append(countries, stamps[i].Country)
		}
	}
	sort.Strings(countries)
	return countries
}
