package whale

import (
	"maps"
	"slices"
	"testing"
)

func TestGroupBy(t *testing.T) {
	even := func(n int) bool { return n%2 == 0 }
	tests := []struct {
		name  string
		items []int
		want  map[bool][]int
	}{
		{"no items", nil, map[bool][]int{}},
		{"one group", []int{4, 2}, map[bool][]int{true: {4, 2}}},
		{"two groups, in their order", []int{5, 4, 1, 2}, map[bool][]int{true: {4, 2}, false: {5, 1}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := GroupBy(tt.items, even); !maps.EqualFunc(got, tt.want, slices.Equal) {
				t.Errorf("GroupBy = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestSightings(t *testing.T) {
	minke, humpback := Sighting{"minke", 5, 1}, Sighting{"humpback", 5, 3}
	all := []Sighting{minke, humpback}
	if got := BySpecies(all)["minke"]; !slices.Equal(got, []Sighting{minke}) {
		t.Errorf("minke whales: %v", got)
	}
	if got := ByMonth(all)[5]; !slices.Equal(got, all) {
		t.Errorf("whales in May: %v", got)
	}
}
