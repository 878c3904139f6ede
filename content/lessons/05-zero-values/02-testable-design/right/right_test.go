package lighthouse

import (
	"testing"
	"time"
)

func TestIsLit(t *testing.T) {
	tests := []struct {
		name string
		hour int
		want bool
	}{
		{"at noon", 12, false},
		{"in the evening", 19, true},
		{"in the night", 2, true},
		{"in the morning", 6, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := time.Date(2026, time.May, 3, tt.hour, 0, 0, 0, time.UTC)
			if got := NewLamp(func() time.Time { return at }).IsLit(); got != tt.want {
				t.Errorf("lit at %d:00: %t, want %t", tt.hour, got, tt.want)
			}
		})
	}
}
