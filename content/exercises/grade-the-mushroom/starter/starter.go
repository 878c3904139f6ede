// Package mushrooms answers collectors who ask what they have found.
package mushrooms

import (
	"context"
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
	// Your code here.
}
