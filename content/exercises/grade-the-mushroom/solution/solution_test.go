package mushrooms

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

// guide gives the same answer for every species.
type guide struct {
	edible bool
	err    error
}

func (g guide) Edible(ctx context.Context, species string) (bool, error) {
	if species != "penny-bun" || ctx.Value(http.LocalAddrContextKey) == nil {
		return false, fmt.Errorf("asked about %q, or without the context of the request", species)
	}
	return g.edible, g.err
}

func TestGrade(t *testing.T) {
	tests := []struct {
		name   string
		guide  guide
		status int
		body   string
	}{
		{"edible", guide{edible: true}, http.StatusOK, `{"edible":true}`},
		{"not edible", guide{}, http.StatusOK, `{"edible":false}`},
		{"unknown", guide{err: fmt.Errorf("look up: %w", ErrUnknown)}, http.StatusNotFound, "unknown species"},
		{"wet guide", guide{err: errors.New("page 12 is glued to 13")}, http.StatusInternalServerError, "internal error"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log strings.Builder
			desk := NewDesk(tt.guide, slog.New(slog.NewTextHandler(&log, nil)))
			r := httptest.NewRequest(http.MethodGet, "/mushrooms/penny-bun", nil)
			r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, "test"))
			r.SetPathValue("species", "penny-bun")
			answer := httptest.NewRecorder()
			desk.Grade(answer, r)
			if body := strings.TrimSpace(answer.Body.String()); answer.Code != tt.status || body != tt.body {
				t.Errorf("answer %d %q, want %d %q", answer.Code, body, tt.status, tt.body)
			}
			if logged := log.Len() > 0; logged != (tt.status == http.StatusInternalServerError) {
				t.Errorf("logged: %t, with status %d", logged, answer.Code)
			}
		})
	}
}
