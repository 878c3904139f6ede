// A server answers a request for a seller who has no reviews yet.
package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"net/http/httptest"
)

// Handler serves seller profiles.
type Handler struct {
	logger *slog.Logger
}

func (h *Handler) respondJSON(w http.ResponseWriter, data any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	json.NewEncoder(w).Encode(data)
}

// ServeHTTP answers with a seller's rating.
func (h *Handler) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	h.respondJSON(w, map[string]float64{"rating": math.NaN()})
}

func main() {
	answer := httptest.NewRecorder()
	handler := &Handler{logger: slog.Default()}
	handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/sellers/ada", nil))
	fmt.Printf("%d %q\n", answer.Code, answer.Body)
}
