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

func (h *Handler) respondJSON(w http.ResponseWriter, r *http.Request, data any) {
	body, err := json.Marshal(data)
	if err != nil {
		h.logger.ErrorContext(r.Context(), "encode response", slog.Any("error", err))
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	if _, err := w.Write(body); err != nil {
		h.logger.WarnContext(r.Context(), "write response", slog.Any("error", err))
	}
}

// ServeHTTP answers with a seller's rating.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.respondJSON(w, r, map[string]float64{"rating": math.NaN()})
}

func main() {
	answer := httptest.NewRecorder()
	handler := &Handler{logger: slog.Default()}
	handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/sellers/ada", nil))
	fmt.Printf("%d %q\n", answer.Code, answer.Body)
}
