// Package lockers opens the lockers of a parcel station over HTTP.
package lockers

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
)

// Opener opens a locker.
type Opener interface {
	Open(ctx context.Context, number, code string) error
}

// Handler answers requests for lockers.
type Handler struct {
	opener Opener
	logger *slog.Logger
}

// handlerFunc answers a request, or returns an error and has not answered yet.
type handlerFunc func(w http.ResponseWriter, r *http.Request) error

// serve makes an http.HandlerFunc of handle: it answers the errors that handle returns.
func (h *Handler) serve(handle handlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := handle(w, r); err != nil {
			h.respondError(w, r, err)
		}
	}
}

func (h *Handler) open(w http.ResponseWriter, r *http.Request) error {
	if err := h.opener.Open(r.Context(), r.PathValue("number"), r.FormValue("code")); err != nil {
		return fmt.Errorf("open locker %s: %w", r.PathValue("number"), err)
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// Routes returns all that the handler answers.
func (h *Handler) Routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /lockers/{number}/open", h.serve(h.open))
	return mux
}

func (h *Handler) respondError(w http.ResponseWriter, r *http.Request, err error) {
	h.logger.ErrorContext(r.Context(), "request failed", slog.Any("error", err))
	http.Error(w, "internal error", http.StatusInternalServerError)
}
