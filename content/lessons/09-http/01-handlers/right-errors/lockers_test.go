package lockers

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
)

// opener answers every request with the same error.
type opener struct{ err error }

func (o opener) Open(context.Context, string, string) error { return o.err }

func TestOpen(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want int
	}{
		{"the door opens", nil, http.StatusNoContent},
		{"no such locker", fmt.Errorf("locker 7: %w", ErrNoLocker), http.StatusNotFound},
		{"wrong code", fmt.Errorf("locker 7: %w", ErrWrongCode), http.StatusForbidden},
		{"the door is stuck", errors.New("motor does not turn"), http.StatusInternalServerError},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			handler := NewHandler(opener{tt.err}, slog.New(slog.DiscardHandler))
			handler.Open(answer, httptest.NewRequest(http.MethodPost, "/lockers/7/open", nil))
			if answer.Code != tt.want {
				t.Errorf("status %d, want %d", answer.Code, tt.want)
			}
		})
	}
}
