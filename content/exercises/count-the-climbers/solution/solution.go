// A climbing hall counts its visits.
package main

import (
	"errors"
	"fmt"

	"github.com/prometheus/client_golang/prometheus"
)

// ErrFull means that the hall is full.
var ErrFull = errors.New("hall is full")

// Visits counts who comes.
type Visits struct {
	total *prometheus.CounterVec
}

// NewVisits returns a counter that reg collects.
func NewVisits(reg prometheus.Registerer) (*Visits, error) {
	total := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "hall_visits_total",
		Help: "Visits, by what came of them.",
	}, []string{"outcome"})
	if err := reg.Register(total); err != nil {
		return nil, fmt.Errorf("register visits: %w", err)
	}
	return &Visits{total: total}, nil
}

// Note notes a visit: it was let in, sent away because the hall was full, or something went wrong.
func (v *Visits) Note(_ string, err error) {
	v.total.WithLabelValues(outcome(err)).Inc()
}

func outcome(err error) string {
	switch {
	case err == nil:
		return "let in"
	case errors.Is(err, ErrFull):
		return "full"
	default:
		return "error"
	}
}

func main() {
	registry := prometheus.NewRegistry()
	visits, err := NewVisits(registry)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range 500 {
		visits.Note(fmt.Sprintf("climber %d", i), nil)
		visits.Note(fmt.Sprintf("climber %d", i), fmt.Errorf("climber %d: %w", i, ErrFull))
	}
	families, err := registry.Gather()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("series:", len(families[0].GetMetric()))
}
