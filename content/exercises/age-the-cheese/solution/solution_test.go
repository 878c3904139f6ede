package cheese

import (
	"slices"
	"testing"
	"time"
)

func TestRipe(t *testing.T) {
	made := time.Date(2026, time.March, 1, 8, 0, 0, 0, time.UTC)
	wheels := []Wheel{{"brie", made}, {"alp", made.AddDate(0, 0, 10)}}
	tests := []struct {
		name string
		days int // after the first was made
		want []string
	}{
		{"on the same day", 0, nil},
		{"one day too early", 59, nil},
		{"to the hour", 60, []string{"brie"}},
		{"ten days later", 70, []string{"brie", "alp"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			now := func() time.Time { return made.AddDate(0, 0, tt.days) }
			if got := NewCellar(wheels, now).Ripe(); !slices.Equal(got, tt.want) {
				t.Errorf("Ripe = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestTheClockIsAskedEachTime(t *testing.T) {
	made := time.Date(2026, time.March, 1, 8, 0, 0, 0, time.UTC)
	today := made
	cellar := NewCellar([]Wheel{{"brie", made}}, func() time.Time { return today })
	if got := cellar.Ripe(); got != nil {
		t.Errorf("Ripe = %v on the first day", got)
	}
	today = made.AddDate(0, 0, 100)
	if got := cellar.Ripe(); !slices.Equal(got, []string{"brie"}) {
		t.Errorf("Ripe = %v after a hundred days, want [brie]", got)
	}
}
