// Package pool lets guests into a swimming pool.
package pool

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
)

// ErrNoPass means that there is no pass of that number.
var ErrNoPass = errors.New("no such pass")

// Pass is a season ticket.
type Pass struct {
	Number  string
	Expired bool
}

// Passes finds passes. Find returns ErrNoPass, wrapped, for an unknown number.
type Passes interface {
	Find(ctx context.Context, number string) (Pass, error)
	Count(ctx context.Context, p Pass) (int, error)
}

// Gate is the turnstile.
type Gate struct {
	passes Passes
	logger *slog.Logger
}

// Enter counts a guest and answers with the number of guests today.
func (g *Gate) Enter(w http.ResponseWriter, r *http.Request) {
	pass, err := g.passes.Find(r.Context(), r.PathValue("number"))
	if err != nil {
		g.respondError(w, r, err)
		return
	}
	if pass.Expired {
		http.Error(w, "this pass has expired", http.StatusForbidden)
		return
	}
	guests, err := g.passes.Count(r.Context(), pass)
	if err != nil {
		g.respondError(w, r, err)
		return
	}
	if _, err := w.Write([]byte(strconv.Itoa(guests))); err != nil {
		g.logger.WarnContext(r.Context(), "write response", slog.Any("error", err))
	}
}

func (g *Gate) respondError(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, ErrNoPass) {
		http.Error(w, "no such pass", http.StatusNotFound)
		return
	}
	g.logger.ErrorContext(r.Context(), "enter", slog.Any("error", err))
	http.Error(w, "internal error", http.StatusInternalServerError)
}
