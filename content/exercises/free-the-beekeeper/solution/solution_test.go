package main

import (
	"context"
	"maps"
	"testing"
	"time"
)

func TestHarvests(t *testing.T) {
	tests := []struct {
		name string
		also string
		want map[string]int
	}{
		{"as it stands", "", map[string]int{"Lime": 1200, "Clover": 0, "Heath": 500}},
		{"one hive more", "INSERT INTO hives VALUES ('Moor')", map[string]int{"Lime": 1200, "Clover": 0, "Heath": 500, "Moor": 0}},
		{"no hive", "DELETE FROM hives", map[string]int{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			apiary, err := open(ctx)
			if err != nil {
				t.Fatalf("open: %v", err)
			}
			if _, err := apiary.db.ExecContext(ctx, tt.also); err != nil {
				t.Fatalf("prepare: %v", err)
			}
			if got, err := apiary.Harvests(ctx); err != nil || !maps.Equal(got, tt.want) {
				t.Errorf("Harvests = %v, %v; want %v", got, err, tt.want)
			}
		})
	}
}
