// Package trips books boat trips, with gin.
package trips

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"
)

// ErrFull means that there are not enough seats left.
var ErrFull = errors.New("boat is full")

// Booking is the body of a request.
type Booking struct {
	Name  string `json:"name"`
	Seats int    `json:"seats"`
}

// Boat books seats. It returns ErrFull, wrapped, if there are too few.
type Boat interface {
	Book(ctx context.Context, b Booking) error
}

// Pier has the handlers.
type Pier struct {
	boat   Boat
	logger *slog.Logger
}

// Routes returns the routes of the pier.
func (p *Pier) Routes() http.Handler {
	engine := gin.New()
	engine.POST("/bookings", p.book)
	return engine
}

func (p *Pier) book(c *gin.Context) {
	var booking Booking
	if err := c.ShouldBindJSON(&booking); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "a name and 1 to 8 seats"})
	}
	if err := p.boat.Book(context.Background(), booking); err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": err.Error()})
	}
	c.JSON(http.StatusCreated, booking)
}
