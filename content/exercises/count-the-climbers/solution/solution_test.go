package main

import (
	"errors"
	"fmt"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
)

func TestNote(t *testing.T) {
	tests := []struct {
		name string
		errs []error
		want int
	}{
		{"let in", []error{nil, nil, nil}, 1},
		{"let in and sent away", []error{nil, fmt.Errorf("Ada: %w", ErrFull), fmt.Errorf("Grace: %w", ErrFull)}, 2},
		{"all that can come", []error{nil, ErrFull, errors.New("door 1 is stuck"), errors.New("door 2 is stuck")}, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			registry := prometheus.NewRegistry()
			visits, err := NewVisits(registry)
			if err != nil {
				t.Fatalf("NewVisits: %v", err)
			}
			for i, err := range tt.errs {
				visits.Note(fmt.Sprintf("climber %d", i), err)
			}
			families, err := registry.Gather()
			if err != nil || len(families) != 1 {
				t.Fatalf("gather: %d families, %v", len(families), err)
			}
			total := 0.0
			for _, metric := range families[0].GetMetric() {
				total += metric.GetCounter().GetValue()
			}
			if got := len(families[0].GetMetric()); got != tt.want || int(total) != len(tt.errs) {
				t.Errorf("%d series with %v visits, want %d with %d", got, total, tt.want, len(tt.errs))
			}
		})
	}
}
