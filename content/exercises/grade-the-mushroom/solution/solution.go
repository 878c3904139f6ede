// Package mushrooms answers collectors who ask what they have found.
package mushrooms

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
)

// ErrUnknown means that the guide does not have the species.
var ErrUnknown = errors.New("unknown species")

// Guide says of a species whether it can be eaten. It returns ErrUnknown, wrapped, if it does not know it.
type Guide interface {
	Edible(ctx context.Context, species string) (bool, error)
}

// Desk answers requests.
type Desk struct {
	guide  Guide
	logger *slog.Logger
}

// NewDesk returns a desk that looks into guide.
func NewDesk(guide Guide, logger *slog.Logger) *Desk {
	return &Desk{guide: guide, logger: logger}
}

// Grade answers whether a species can be eaten.
func (d *Desk) Grade(w http.ResponseWriter, r *http.Request) {
	edible, err := d.guide.Edible(r.Context(), r.PathValue("species"))
	if err != nil {
		d.respondError(w, r, err)
		return
	}
	body, err := json.Marshal(map[string]bool{"edible": edible})
	if err != nil {
		d.respondError(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if _, err := w.Write(body); err != nil {
		d.logger.WarnContext(r.Context(), "write response", slog.Any("error", err))
	}
}

func (d *Desk) respondError(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, ErrUnknown) {
		http.Error(w, "unknown species", http.StatusNotFound)
		return
	}
	d.logger.ErrorContext(r.Context(), "grade mushroom", slog.Any("error", err))
	http.Error(w, "internal error", http.StatusInternalServerError)
}
