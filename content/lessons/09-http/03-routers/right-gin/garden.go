// Package garden answers questions about plants, with gin.
package garden

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"
)

// Waterer waters plants.
type Waterer interface {
	Water(ctx context.Context, plant string, litres int) error
}

// Watering is the body of a request.
type Watering struct {
	Litres int `json:"litres" binding:"required,min=1,max=20"`
}

// Garden has the handlers.
type Garden struct {
	waterer Waterer
	logger  *slog.Logger
}

// Routes returns the routes of the garden.
func (g *Garden) Routes() http.Handler {
	engine := gin.New()
	engine.Use(gin.Recovery())
	engine.POST("/plants/:name/water", g.water)
	return engine
}

func (g *Garden) water(c *gin.Context) {
	var watering Watering
	if err := c.ShouldBindJSON(&watering); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "1 to 20 litres"})
		return
	}
	ctx := c.Request.Context()
	if err := g.waterer.Water(ctx, c.Param("name"), watering.Litres); err != nil {
		g.logger.ErrorContext(ctx, "water plant", slog.Any("error", err))
		c.JSON(http.StatusInternalServerError, gin.H{"error": "internal error"})
		return
	}
	c.Status(http.StatusNoContent)
}
