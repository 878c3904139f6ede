package orchestra

import (
	"cmp"
	"slices"
)

// Player plays in an orchestra.
type Player struct {
	Name    string
	Section string // "strings", "winds" or "brass"
	Since   int    // the year
}

// Seats returns the names of the players, section by section in alphabetical order. In a section, those who came
// first sit in front; of two who came in the same year, the name decides.
func Seats(players []Player) []string {
	sorted := slices.SortedFunc(slices.Values(players), func(a, b Player) int {
		return cmp.Or(
			cmp.Compare(a.Section, b.Section),
			cmp.Compare(a.Since, b.Since),
			cmp.Compare(a.Name, b.Name),
		)
	})
	var names []string
	for _, player := range sorted {
		names = append(names, player.Name)
	}
	return names
}

// Sections returns each section once, in alphabetical order.
func Sections(players []Player) []string {
	var sections []string
	for _, player := range players {
		sections = append(sections, player.Section)
	}
	slices.Sort(sections)
	return slices.Compact(sections)
}
