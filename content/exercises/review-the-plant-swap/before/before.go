// Package swap lets gardeners swap plants.
package swap

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
)

// ErrGone means that somebody else has taken the plant.
var ErrGone = errors.New("plant is gone")

// Plants is what the handler needs of the store.
type Plants interface {
	Take(ctx context.Context, plant, gardener string) error
}

// Handler answers requests of gardeners.
type Handler struct {
	plants Plants
	logger *slog.Logger
}

// Take gives a plant to a gardener.
func (h *Handler) Take(w http.ResponseWriter, r *http.Request) {
	err := h.plants.Take(r.Context(), r.PathValue("plant"), r.FormValue("gardener"))
	if err != nil {
		h.respondError(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (h *Handler) respondError(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, ErrGone) {
		http.Error(w, "somebody was faster", http.StatusConflict)
		return
	}
	h.logger.ErrorContext(r.Context(), "request failed", slog.Any("error", err))
	http.Error(w, "internal error", http.StatusInternalServerError)
}
