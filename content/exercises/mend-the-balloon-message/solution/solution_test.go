package main

import (
	"strings"
	"testing"
)

func TestWhatIsPackedCanBeUnpacked(t *testing.T) {
	tests := []struct {
		name    string
		message string
	}{
		{"nothing", ""},
		{"one reading", "18000 m, -56 C, 81 hPa"},
		{"a whole flight", strings.Repeat("18000 m, -56 C, 81 hPa\n", 10_000)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			packed, err := Pack(tt.message)
			if err != nil {
				t.Fatalf("Pack: %v", err)
			}
			if got, err := Unpack(packed); err != nil || got != tt.message {
				t.Errorf("Unpack gives %d bytes, %v; want %d bytes", len(got), err, len(tt.message))
			}
		})
	}
}
