package jumble

import (
	"maps"
	"slices"
	"testing"
)

func TestTables(t *testing.T) {
	tests := []struct {
		name   string
		things []Thing
		want   map[string][]string
	}{
		{"nothing was given", nil, nil},
		{"two tables", []Thing{{"lamp", "left", 500}, {"clock", "right", 800}, {"vase", "left", 200}},
			map[string][]string{"left": {"lamp", "vase"}, "right": {"clock"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Tables(tt.things); !maps.EqualFunc(got, tt.want, slices.Equal) {
				t.Errorf("Tables = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestTheZeroTillWorks(t *testing.T) {
	var till Till
	if got := till.Sold("left"); got != 0 {
		t.Errorf("a new till has sold %d", got)
	}
	till.Sell(Thing{"lamp", "left", 500})
	till.Sell(Thing{"vase", "left", 200})
	till.Sell(Thing{"clock", "right", 800})
	if got := till.Sold("left"); got != 700 {
		t.Errorf("the left table has sold %d, want 700", got)
	}
}
