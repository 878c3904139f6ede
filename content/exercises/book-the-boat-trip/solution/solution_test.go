package trips

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// boat answers every booking with the same error, and counts seats.
type boat struct {
	err   error
	seats int
}

func (b *boat) Book(ctx context.Context, booking Booking) error {
	if ctx.Value(http.LocalAddrContextKey) == nil {
		return errors.New("this is not the context of the request")
	}
	b.seats += booking.Seats
	return b.err
}

func TestBook(t *testing.T) {
	tests := []struct {
		name   string
		body   string
		err    error
		status int
		answer string
		seats  int
	}{
		{"two seats", `{"name":"Ada","seats":2}`, nil, http.StatusCreated, `{"name":"Ada","seats":2}`, 2},
		{"no seats", `{"name":"Ada"}`, nil, http.StatusBadRequest, `{"error":"a name and 1 to 8 seats"}`, 0},
		{"a whole company", `{"name":"Ada","seats":90}`, nil, http.StatusBadRequest, `{"error":"a name and 1 to 8 seats"}`, 0},
		{"nobody", `{"seats":2}`, nil, http.StatusBadRequest, `{"error":"a name and 1 to 8 seats"}`, 0},
		{"a full boat", `{"name":"Ada","seats":2}`, fmt.Errorf("book: %w", ErrFull), http.StatusConflict, `{"error":"the boat is full"}`, 2},
		{"a leak", `{"name":"Ada","seats":2}`, errors.New("water in cabin 3"), http.StatusInternalServerError, `{"error":"internal error"}`, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := &boat{err: tt.err}
			pier := &Pier{boat: b, logger: slog.New(slog.DiscardHandler)}
			r := httptest.NewRequest(http.MethodPost, "/bookings", strings.NewReader(tt.body))
			r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, "test"))
			answer := httptest.NewRecorder()
			pier.Routes().ServeHTTP(answer, r)
			if answer.Code != tt.status || answer.Body.String() != tt.answer || b.seats != tt.seats {
				t.Errorf("answer %d %s, %d seats; want %d %s, %d", answer.Code, answer.Body, b.seats, tt.status, tt.answer, tt.seats)
			}
		})
	}
}
