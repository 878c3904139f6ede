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
	return GroupBy(sightings, func(s Sighting) string { return s.Species })
}

// ByMonth returns the sightings of each month, in their order.
func ByMonth(sightings []Sighting) map[int][]Sighting {
	return GroupBy(sightings, func(s Sighting) int { return s.Month })
}

// GroupBy returns the items of each key, in their order.
func GroupBy[K comparable, V any](items []V, key func(V) K) map[K][]V {
	groups := make(map[K][]V)
	for _, item := range items {
		k := key(item)
		groups[k] = append(groups[k], item)
	}
	return groups
}
