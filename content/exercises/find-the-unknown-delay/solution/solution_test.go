package departures

import (
	"errors"
	"testing"
)

func TestAnnounce(t *testing.T) {
	tests := []struct {
		name string
		late int
		want string
	}{
		{"on time", 0, "on time"},
		{"a little late", 4, "please wait 4 minutes"},
		{"very late", 95, "please wait 95 minutes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Announce(Depart("IC 8", tt.late)); got != tt.want {
				t.Errorf("Announce = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAnnounceAnotherFailure(t *testing.T) {
	if got, want := Announce(errors.New("no driver")), "delay unknown"; got != want {
		t.Errorf("Announce = %q, want %q", got, want)
	}
}
