// Package whale sorts sightings of whales.
package whale

// Sighting is a whale that somebody saw.
type Sighting struct {
	Species string
	Month   int
	Animals int
}

// BySpecies returns the sightings of each species, in their order.
func BySpecies(sightings []Sighting) map[string][]Sighting {
	groups := make(map[string][]Sighting)
	for _, s := range sightings {
		groups[s.Species] = append(groups[s.Species], s)
	}
	return groups
}

// ByMonth returns the sightings of each month, in their order.
func ByMonth(sightings []Sighting) map[int][]Sighting {
	groups := make(map[int][]Sighting)
	for _, s := range sightings {
		groups[s.Month] = append(groups[s.Month], s)
	}
	return groups
}
