package water

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// brokenStore stands in for a store that is down.
type brokenStore struct{}

func (brokenStore) Add(context.Context, Reading) error { return errors.New("disk sda1 full") }

func (brokenStore) Readings(context.Context, string) ([]Reading, error) {
	return nil, errors.New("disk sda1 full")
}

func TestFailures(t *testing.T) {
	good := `{"district": "Mill", "at": "2026-05-04T02:30:00Z", "flow": 90}`
	long := `{"district": "` + strings.Repeat("Mill", 5000) + `", "at": "2026-05-04T02:30:00Z", "flow": 90}`
	tests := []struct {
		name               string
		store              Store
		method, path, body string
		status             int
		answer             string
	}{
		{"a good reading", &MemoryStore{}, "POST", "/readings", good, http.StatusNoContent, ""},
		{"no JSON", &MemoryStore{}, "POST", "/readings", "90 l", http.StatusBadRequest, "body is not a reading"},
		{"no district", &MemoryStore{}, "POST", "/readings", `{"at": "2026-05-04T02:30:00Z"}`, http.StatusBadRequest, "district is missing"},
		{"no time", &MemoryStore{}, "POST", "/readings", `{"district": "Mill"}`, http.StatusBadRequest, "at is missing"},
		{"water flows back", &MemoryStore{}, "POST", "/readings", strings.Replace(good, "90", "-90", 1), http.StatusBadRequest, "flow is negative"},
		{"a body without end", &MemoryStore{}, "POST", "/readings", long, http.StatusBadRequest, "body is not a reading"},
		{"a day without readings", &MemoryStore{}, "GET", "/leaks/2026-05-04", "", http.StatusNotFound, "no readings"},
		{"writing to a broken store", brokenStore{}, "POST", "/readings", good, http.StatusInternalServerError, "internal error"},
		{"reading from a broken store", brokenStore{}, "GET", "/leaks/2026-05-04", "", http.StatusInternalServerError, "internal error"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			handler := NewAPI(NewService(tt.store, 40)).Routes()
			handler.ServeHTTP(answer, httptest.NewRequest(tt.method, tt.path, strings.NewReader(tt.body)))
			if got := strings.TrimSpace(answer.Body.String()); answer.Code != tt.status || got != tt.answer {
				t.Errorf("%s %s = %d %q, want %d %q", tt.method, tt.path, answer.Code, got, tt.status, tt.answer)
			}
		})
	}
}
