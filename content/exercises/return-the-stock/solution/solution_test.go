package main

import (
	"maps"
	"sync"
	"testing"
)

func TestStock(t *testing.T) {
	tests := []struct {
		name   string
		stored map[string]int
		later  map[string]int
		want   map[string]int
	}{
		{"nothing stored", nil, nil, nil},
		{"one cheese", map[string]int{"Tilsiter": 12}, nil, map[string]int{"Tilsiter": 12}},
		{"more of it later", map[string]int{"Tilsiter": 12}, map[string]int{"Tilsiter": 3}, map[string]int{"Tilsiter": 12}},
		{"a new cheese later", map[string]int{"Tilsiter": 12}, map[string]int{"Brie": 5}, map[string]int{"Tilsiter": 12}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var cellar Cellar
			for cheese, wheels := range tt.stored {
				cellar.Store(cheese, wheels)
			}
			stock := cellar.Stock()
			for cheese, wheels := range tt.later {
				cellar.Store(cheese, wheels)
			}
			if !maps.Equal(stock, tt.want) {
				t.Errorf("Stock = %v, want %v", stock, tt.want)
			}
		})
	}
}

func TestStockBelongsToItsCaller(t *testing.T) {
	var cellar Cellar
	cellar.Store("Brie", 5)
	cellar.Stock()["Brie"] = 0
	if got := cellar.Stock()["Brie"]; got != 5 {
		t.Errorf("Brie in the cellar: %d, want 5", got)
	}
}

func TestCellarIsSafeForConcurrentUse(t *testing.T) {
	var cellar Cellar
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			cellar.Store("Brie", 1)
			cellar.Stock()
		})
	}
	wg.Wait()
	if got := cellar.Stock()["Brie"]; got != 50 {
		t.Errorf("Brie: %d, want 50", got)
	}
}
