package stamps

import (
	"slices"
	"testing"
)

var (
	peru  = Stamp{"Peru", 1901, false}
	old   = Stamp{"Malta", 1899, false}
	young = Stamp{"Malta", 1960, false}
	torn  = Stamp{"Chad", 1935, true}
)

func TestLists(t *testing.T) {
	tests := []struct {
		name      string
		stamps    []Stamp
		sorted    []Stamp
		whole     []Stamp
		countries []string
	}{
		{"empty", nil, nil, nil, nil},
		{"by country before year", []Stamp{peru, young, old}, []Stamp{old, young, peru}, []Stamp{peru, young, old}, []string{"Malta", "Peru"}},
		{"two torn ones in a row", []Stamp{torn, torn, peru}, []Stamp{torn, torn, peru}, []Stamp{peru}, []string{"Chad", "Peru"}},
		{"the last one is torn", []Stamp{old, torn}, []Stamp{torn, old}, []Stamp{old}, []string{"Chad", "Malta"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			given := slices.Clone(tt.stamps)
			if got := Sorted(given); !slices.Equal(got, tt.sorted) {
				t.Errorf("Sorted = %v, want %v", got, tt.sorted)
			}
			if got := Whole(given); !slices.Equal(got, tt.whole) {
				t.Errorf("Whole = %v, want %v", got, tt.whole)
			}
			if got := Countries(given); !slices.Equal(got, tt.countries) {
				t.Errorf("Countries = %q, want %q", got, tt.countries)
			}
			if !slices.Equal(given, tt.stamps) {
				t.Errorf("the argument was changed to %v", given)
			}
		})
	}
}
