// Package garden answers questions about plants, with echo.
package garden

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"
)

// ErrNoPlant means that the garden has no plant of that name.
var ErrNoPlant = errors.New("no such plant")

// Plant is what the garden knows of a plant.
type Plant struct {
	Name string `json:"name"`
	Bed  int    `json:"bed"`
}

// Finder finds plants. It returns ErrNoPlant, wrapped, for an unknown name.
type Finder interface {
	Find(ctx context.Context, name string) (Plant, error)
}

// Garden has the handlers.
type Garden struct {
	finder Finder
}

// Routes returns the routes of the garden.
func (g *Garden) Routes() http.Handler {
	e := echo.New()
	e.GET("/plants/:name", g.show)
	return e
}

func (g *Garden) show(c echo.Context) error {
	plant, err := g.finder.Find(c.Request().Context(), c.Param("name"))
	if errors.Is(err, ErrNoPlant) {
		return echo.NewHTTPError(http.StatusNotFound, "no such plant")
	}
	if err != nil {
		return fmt.Errorf("show plant: %w", err)
	}
	return c.JSON(http.StatusOK, plant)
}
