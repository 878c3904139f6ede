// Package programme lists the concerts of a season.
package programme

import (
	"cmp"
	"maps"
	"slices"
)

// Concert is one evening.
type Concert struct {
	Title    string
	Composer string
	Year     int
}

// Ordered returns the concerts by composer, the oldest work first. An unknown composer is "Anonymous".
func Ordered(concerts []Concert) []Concert {
	return slices.SortedFunc(slices.Values(concerts), func(a, b Concert) int {
		return cmp.Or(
			cmp.Compare(cmp.Or(a.Composer, "Anonymous"), cmp.Or(b.Composer, "Anonymous")),
			cmp.Compare(a.Year, b.Year),
		)
	})
}

// Composers returns each composer once, in alphabetical order.
func Composers(concerts []Concert) []string {
	seen := make(map[string]bool)
	for _, concert := range concerts {
		seen[concert.Composer] = true
	}
	return slices.Sorted(maps.Keys(seen))
}
