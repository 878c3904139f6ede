// A parcel station opens its lockers over HTTP.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
)

// Lockers knows the codes of the lockers and moves their doors.
type Lockers interface {
	CheckCode(ctx context.Context, number, code string) error
	Open(ctx context.Context, number string) error
}

// Handler answers requests for lockers.
type Handler struct {
	lockers Lockers
	logger  *slog.Logger
}

// Open opens a locker for whoever knows its code.
func (h *Handler) Open(w http.ResponseWriter, r *http.Request) {
	number := r.PathValue("number")
	if err := h.lockers.CheckCode(r.Context(), number, r.FormValue("code")); err != nil {
		http.Error(w, "wrong code", http.StatusForbidden)
		return
	}
	if err := h.lockers.Open(r.Context(), number); err != nil {
		h.logger.ErrorContext(r.Context(), "open locker", slog.Any("error", err))
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// row is a row of lockers with one code for all.
type row struct {
	code string
	open map[string]bool
}

func (s *row) CheckCode(_ context.Context, number, code string) error {
	if code != s.code {
		return fmt.Errorf("wrong code for locker %s", number)
	}
	return nil
}

func (s *row) Open(_ context.Context, number string) error {
	s.open[number] = true
	return nil
}

func main() {
	station := &row{code: "4711", open: map[string]bool{}}
	handler := &Handler{lockers: station, logger: slog.Default()}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /lockers/{number}/open", handler.Open)

	answer := httptest.NewRecorder()
	mux.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/lockers/7/open?code=0000", nil))
	fmt.Printf("%d %q\n", answer.Code, answer.Body)
	fmt.Println("locker 7 open:", station.open["7"])
}
