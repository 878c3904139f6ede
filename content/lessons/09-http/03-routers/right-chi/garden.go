// Package garden answers questions about plants, with chi.
package garden

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

// Handlers are what the routes lead to.
type Handlers struct {
	List, Show, Water http.HandlerFunc
	Keeper            func(http.Handler) http.Handler
}

// New returns the routes of the garden.
func New(h Handlers) http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.RequestID, middleware.Recoverer)
	r.Route("/plants", func(r chi.Router) {
		r.Get("/", h.List)
		r.Get("/{name:[a-z-]+}", h.Show)
		r.Group(func(r chi.Router) {
			r.Use(h.Keeper)
			r.Post("/{name}/water", h.Water)
		})
	})
	return r
}
