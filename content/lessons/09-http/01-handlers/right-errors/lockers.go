// Package lockers opens the lockers of a parcel station over HTTP.
package lockers

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
)

// ErrNoLocker means that the station has no locker of that number.
var ErrNoLocker = errors.New("no such locker")

// ErrWrongCode means that the code is not the one of the locker.
var ErrWrongCode = errors.New("wrong code")

// Opener opens a locker. It returns ErrNoLocker or ErrWrongCode, wrapped, where it must not.
type Opener interface {
	Open(ctx context.Context, number, code string) error
}

// Handler answers requests for lockers.
type Handler struct {
	opener Opener
	logger *slog.Logger
}

// NewHandler returns a handler for the lockers that opener opens.
func NewHandler(opener Opener, logger *slog.Logger) *Handler {
	return &Handler{opener: opener, logger: logger}
}

// Open opens a locker for whoever knows its code.
func (h *Handler) Open(w http.ResponseWriter, r *http.Request) {
	if err := h.opener.Open(r.Context(), r.PathValue("number"), r.FormValue("code")); err != nil {
		h.respondError(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// respondError is the only place that knows which error is which status.
func (h *Handler) respondError(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, ErrNoLocker):
		http.Error(w, "no such locker", http.StatusNotFound)
	case errors.Is(err, ErrWrongCode):
		http.Error(w, "wrong code", http.StatusForbidden)
	default:
		h.logger.ErrorContext(r.Context(), "request failed", slog.Any("error", err))
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}
