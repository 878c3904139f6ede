package main

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
)

func TestMerge(t *testing.T) {
	tests := []struct {
		name string
		logs [][]string
		want []string
	}{
		{"no lighthouse", nil, nil},
		{"one log", [][]string{{"21:10 Alma", "22:05 Brise"}}, []string{"Alma", "Brise"}},
		{"two logs", [][]string{{"21:10 Alma"}, {"21:40 Cygnus"}}, []string{"Alma", "Cygnus"}},
		{"an empty log", [][]string{{"21:10 Alma"}, {}}, []string{"Alma"}},
		{"a damaged line", [][]string{{"21:10 Alma"}, {"21:40 Cygnus", "2?~", "23:55 Dora"}}, []string{"Alma", "Cygnus"}},
		{"only damage", [][]string{{"?"}, {"~"}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var channels []<-chan Entry
				for _, log := range tt.logs {
					channels = append(channels, Lighthouse(t.Context(), log...))
				}
				var ships []string
				for entry := range Merge(t.Context(), channels...) {
					ships = append(ships, entry.Ship)
				}
				slices.Sort(ships)
				if !slices.Equal(ships, tt.want) {
					t.Errorf("ships %v, want %v", ships, tt.want)
				}
			})
		})
	}
}

func TestMergeEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		merged := Merge(ctx, Lighthouse(ctx, "21:10 Alma", "22:05 Brise"), Lighthouse(ctx, "21:40 Cygnus"))
		cancel()
		synctest.Wait()
		for range merged {
		}
	})
}
