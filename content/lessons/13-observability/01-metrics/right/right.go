// A bakery counts its orders.
package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

var errSoldOut = errors.New("sold out")

// Metrics counts orders.
type Metrics struct {
	orders   *prometheus.CounterVec
	duration prometheus.Histogram
}

// NewMetrics returns metrics that reg collects.
func NewMetrics(reg prometheus.Registerer) (*Metrics, error) {
	m := &Metrics{
		orders: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "bakery_orders_total",
			Help: "Orders that were answered.",
		}, []string{"result"}),
		duration: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name:    "bakery_order_duration_seconds",
			Help:    "Time to answer an order.",
			Buckets: []float64{0.05, 0.1, 0.25, 0.5, 1, 2.5},
		}),
	}
	return m, errors.Join(reg.Register(m.orders), reg.Register(m.duration))
}

// Observe notes one order.
func (m *Metrics) Observe(took time.Duration, err error) {
	m.orders.WithLabelValues(result(err)).Inc()
	m.duration.Observe(took.Seconds())
}

func result(err error) string {
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, errSoldOut):
		return "sold out"
	default:
		return "error"
	}
}

func run() error {
	registry := prometheus.NewRegistry()
	metrics, err := NewMetrics(registry)
	if err != nil {
		return fmt.Errorf("register metrics: %w", err)
	}
	for range 1000 {
		metrics.Observe(time.Second/10, nil)
		metrics.Observe(time.Second/20, errSoldOut)
	}
	families, err := registry.Gather()
	if err != nil {
		return fmt.Errorf("gather metrics: %w", err)
	}
	for _, family := range families {
		fmt.Println(family.GetName(), "series:", len(family.GetMetric()))
	}
	return nil
}

func main() {
	if err := run(); err != nil {
		slog.Error("bakery", slog.Any("error", err))
		os.Exit(1)
	}
}
