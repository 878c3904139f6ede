package bakery

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
)

func TestMeasure(t *testing.T) {
	tests := []struct {
		name  string
		paths []string
		want  int
	}{
		{"one bread", []string{"/breads/rye"}, 1},
		{"two breads are one series", []string{"/breads/rye", "/breads/spelt"}, 1},
		{"what is not there is another", []string{"/breads/rye", "/cakes", "/tarts"}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			requests := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "requests"}, []string{"route", "status"})
			registry := prometheus.NewRegistry()
			registry.MustRegister(requests)
			mux := http.NewServeMux()
			mux.HandleFunc("GET /breads/{name}", func(http.ResponseWriter, *http.Request) {})
			for _, path := range tt.paths {
				Measure(requests, mux).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil))
			}
			families, err := registry.Gather()
			if err != nil {
				t.Fatalf("gather: %v", err)
			}
			if got := len(families[0].GetMetric()); got != tt.want {
				t.Errorf("%d series, want %d", got, tt.want)
			}
		})
	}
}
