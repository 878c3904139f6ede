package main

import (
	"errors"
	"slices"
	"testing"
)

func TestRun(t *testing.T) {
	tests := []struct {
		name  string
		bells []string
		want  []string
		cause error
	}{
		{"no bells", nil, nil, nil},
		{"two bells", []string{"maria", "anna"}, []string{"maria", "anna"}, nil},
		{"a cracked one between them", []string{"maria", "cracked", "anna"}, []string{"maria"}, ErrCracked},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tower := &Tower{}
			err := run(tower, tt.bells)
			if !errors.Is(err, tt.cause) || !slices.Equal(tower.Rung, tt.want) {
				t.Errorf("rang %v, %v; want %v, %v", tower.Rung, err, tt.want, tt.cause)
			}
			if tower.Lit {
				t.Error("the light is still on")
			}
		})
	}
}
