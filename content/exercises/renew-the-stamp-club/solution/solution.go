// Package stamps keeps the swap list of a stamp club.
package stamps

import (
	"cmp"
	"slices"
)

// Stamp is offered for a swap.
type Stamp struct {
	Country string
	Year    int
	Torn    bool
}

// Sorted returns the stamps by country, and those of a country by year.
func Sorted(stamps []Stamp) []Stamp {
	out := slices.Clone(stamps)
	slices.SortFunc(out, func(a, b Stamp) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.Year, b.Year))
	})
	return out
}

// Whole returns the stamps that are not torn. It leaves its argument as it is.
func Whole(stamps []Stamp) []Stamp {
	return slices.DeleteFunc(slices.Clone(stamps), func(s Stamp) bool { return s.Torn })
}

// Countries returns each country once, sorted.
func Countries(stamps []Stamp) []string {
	var countries []string
	for _, stamp := range stamps {
		countries = append(countries, stamp.Country)
	}
	slices.Sort(countries)
	return slices.Compact(countries)
}
