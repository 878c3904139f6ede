package garden

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// finder answers every question with the same plant and error.
type finder struct {
	plant Plant
	err   error
}

func (f finder) Find(context.Context, string) (Plant, error) { return f.plant, f.err }

func TestShow(t *testing.T) {
	tests := []struct {
		name   string
		finder finder
		status int
		body   string
	}{
		{"a plant", finder{plant: Plant{Name: "oak", Bed: 4}}, http.StatusOK, `{"name":"oak","bed":4}`},
		{"no plant", finder{err: fmt.Errorf("find: %w", ErrNoPlant)}, http.StatusNotFound, `{"message":"no such plant"}`},
		{"a failure", finder{err: errors.New("db-7 is down")}, http.StatusInternalServerError, `{"message":"Internal Server Error"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			garden := &Garden{finder: tt.finder}
			garden.Routes().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/plants/oak", nil))
			if body := strings.TrimSpace(answer.Body.String()); answer.Code != tt.status || body != tt.body {
				t.Errorf("answer %d %s, want %d %s", answer.Code, body, tt.status, tt.body)
			}
		})
	}
}
