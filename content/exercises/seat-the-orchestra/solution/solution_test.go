package orchestra

import (
	"slices"
	"testing"
)

func players() []Player {
	return []Player{
		{"Wes", "winds", 2010},
		{"Ada", "strings", 2020},
		{"Zoe", "strings", 2011},
		{"Bob", "brass", 2020},
		{"Abe", "strings", 2020},
	}
}

func TestSeats(t *testing.T) {
	tests := []struct {
		name    string
		players []Player
		want    []string
	}{
		{"nobody", nil, nil},
		{"section, then year, then name", players(), []string{"Bob", "Zoe", "Abe", "Ada", "Wes"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Seats(tt.players); !slices.Equal(got, tt.want) {
				t.Errorf("Seats = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestSections(t *testing.T) {
	if got, want := Sections(players()), []string{"brass", "strings", "winds"}; !slices.Equal(got, want) {
		t.Errorf("Sections = %v, want %v", got, want)
	}
}

func TestThePlayersStayWhereTheyAre(t *testing.T) {
	list := players()
	Seats(list)
	Sections(list)
	if !slices.Equal(list, players()) {
		t.Errorf("the caller's list was changed to %v", list)
	}
}
