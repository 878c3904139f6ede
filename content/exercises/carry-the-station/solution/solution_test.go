package trace

import (
	"context"
	"testing"
)

// foreignKey is the key of another package that happens to look alike.
type foreignKey struct{}

func TestStation(t *testing.T) {
	root := context.Background()
	alpha := WithStation(root, "Alpha")
	tests := []struct {
		name    string
		ctx     context.Context
		station string
		ok      bool
	}{
		{"none", root, "", false},
		{"one", alpha, "Alpha", true},
		{"an empty name", WithStation(root, ""), "", true},
		{"the inner one counts", WithStation(alpha, "Beta"), "Beta", true},
		{"the outer one is unchanged", alpha, "Alpha", true},
		{"through other values", context.WithValue(alpha, foreignKey{}, "Gamma"), "Alpha", true},
		{"after the end of the request", context.WithoutCancel(alpha), "Alpha", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if station, ok := Station(tt.ctx); station != tt.station || ok != tt.ok {
				t.Errorf("Station = %q, %v; want %q, %v", station, ok, tt.station, tt.ok)
			}
		})
	}
}
