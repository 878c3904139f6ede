package summit

import (
	"slices"
	"sync"
	"testing"
)

func TestBook(t *testing.T) {
	tests := []struct {
		name     string
		signed   [][2]string // summit, climber
		visits   int         // of ada on the Eiger
		climbers []string    // on the Eiger
	}{
		{"an empty book", nil, 0, nil},
		{"one visit", [][2]string{{"Eiger", "ada"}}, 1, []string{"ada"}},
		{"twice, and another summit", [][2]string{{"Eiger", "ada"}, {"Eiger", "ada"}, {"Rigi", "ada"}}, 2, []string{"ada"}},
		{"two climbers", [][2]string{{"Eiger", "grace"}, {"Eiger", "ada"}}, 1, []string{"ada", "grace"}},
		{"somebody else", [][2]string{{"Eiger", "grace"}}, 0, []string{"grace"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var book Book
			for _, entry := range tt.signed {
				book.Sign(entry[0], entry[1])
			}
			if got := book.Visits("Eiger", "ada"); got != tt.visits {
				t.Errorf("Visits = %d, want %d", got, tt.visits)
			}
			if got := book.Climbers("Eiger"); !slices.Equal(got, tt.climbers) {
				t.Errorf("Climbers = %v, want %v", got, tt.climbers)
			}
		})
	}
}

func TestManyMaySignAtOnce(t *testing.T) {
	var book Book
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() { book.Sign("Eiger", "ada") })
	}
	wg.Wait()
	if got := book.Visits("Eiger", "ada"); got != 50 {
		t.Errorf("Visits = %d, want 50", got)
	}
}
