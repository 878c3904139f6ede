package garden

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// can notes how much was poured.
type can struct{ poured int }

func (c *can) Water(_ context.Context, _ string, litres int) error {
	c.poured += litres
	return nil
}

func TestWater(t *testing.T) {
	tests := []struct {
		name   string
		body   string
		status int
		poured int
	}{
		{"some", `{"litres": 3}`, http.StatusNoContent, 3},
		{"none", `{}`, http.StatusBadRequest, 0},
		{"a flood", `{"litres": 900}`, http.StatusBadRequest, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &can{}
			garden := &Garden{waterer: c, logger: slog.New(slog.DiscardHandler)}
			answer := httptest.NewRecorder()
			request := httptest.NewRequest(http.MethodPost, "/plants/oak/water", strings.NewReader(tt.body))
			garden.Routes().ServeHTTP(answer, request)
			if answer.Code != tt.status || c.poured != tt.poured {
				t.Errorf("answer %d, poured %d; want %d, %d", answer.Code, c.poured, tt.status, tt.poured)
			}
		})
	}
}
