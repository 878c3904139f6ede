package main

import (
	"maps"
	"testing"
	"testing/synctest"
)

func TestCall(t *testing.T) {
	tests := []struct {
		name string
		line [3]Station
		want map[string]int
	}{
		{
			"all answer",
			[3]Station{{"Alp", true, 12}, {"Berg", true, 60}, {"Cima", true, 140}},
			map[string]int{"Alp": 12, "Berg": 60, "Cima": 140},
		},
		{
			"one does not answer",
			[3]Station{{"Alp", true, 12}, {"Berg", false, 0}, {"Cima", true, 140}},
			map[string]int{"Alp": 12, "Cima": 140},
		},
		{
			"nobody answers",
			[3]Station{{"Alp", false, 0}, {"Berg", false, 0}, {"Cima", false, 0}},
			map[string]int{},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				if got := Call(tt.line); !maps.Equal(got, tt.want) {
					t.Errorf("Call = %v, want %v", got, tt.want)
				}
			})
		})
	}
}
