package game

import (
	"testing"
	"time"
)

func at(hour int) func() time.Time {
	return func() time.Time { return time.Date(2026, time.May, 3, hour, 0, 0, 0, time.UTC) }
}

func always(n int) func() int { return func() int { return n } }

func TestTurn(t *testing.T) {
	tests := []struct {
		name string
		hour int
		roll int
		want string
	}{
		{"a one", 18, 1, "ada: roll 1 is a 1"},
		{"a six, shortly before closing", 21, 6, "ada: roll 1 is a 6"},
		{"closed", 22, 6, "ada: closed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := NewPlayer("ada", at(tt.hour), always(tt.roll)).Turn(); got != tt.want {
				t.Errorf("Turn = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPlayersCountForThemselves(t *testing.T) {
	ada, grace := NewPlayer("ada", at(18), always(3)), NewPlayer("grace", at(18), always(5))
	ada.Turn()
	if got, want := ada.Turn(), "ada: roll 2 is a 3"; got != want {
		t.Errorf("Turn = %q, want %q", got, want)
	}
	if got, want := grace.Turn(), "grace: roll 1 is a 5"; got != want {
		t.Errorf("Turn = %q, want %q", got, want)
	}
}
