// Package swap lets gardeners swap plants.
package swap

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
)

// ErrGone means that somebody else has taken the plant.
var ErrGone = errors.New("plant is gone")

// Plants is what the handler needs of the store.
type Plants interface {
	Take(ctx context.Context, plant, gardener string) error
	Offer(ctx context.Context, o Offer) (string, error)
}

// Offer is a plant that looks for a garden.
type Offer struct {
	Plant    string `json:"plant"`
	Gardener string `json:"gardener"`
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

// Offer stores an offer and answers with its number.
func (h *Handler) Offer(w http.ResponseWriter, r *http.Request) {
	var offer Offer
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&offer); err != nil {
		http.Error(w, "this is no offer", http.StatusBadRequest)
	}
	number, err := h.plants.Offer(context.Background(), offer)
	if err == ErrGone {
		http.Error(w, "this plant was given away", http.StatusConflict)
		return
	}
	if err != nil {
		h.respondError(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	json.NewEncoder(w).Encode(map[string]string{"number": number})
}

func (h *Handler) respondError(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, ErrGone) {
		http.Error(w, "somebody was faster", http.StatusConflict)
		return
	}
	h.logger.ErrorContext(r.Context(), "request failed", slog.Any("error", err))
	http.Error(w, "internal error", http.StatusInternalServerError)
}
