package water

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAPI(t *testing.T) {
	tests := []struct {
		name, method, path, body string
		status                   int
		answer                   string
	}{
		{"a leak", "POST", "/readings", `{"district": "Mill", "at": "2026-05-04T02:30:00Z", "flow": 90}`, http.StatusNoContent, ""},
		{"it is found", "GET", "/leaks/2026-05-04", "", http.StatusOK, `["Mill"]`},
		{"no leak", "POST", "/readings", `{"district": "Oak", "at": "2026-05-05T02:30:00Z", "flow": 9}`, http.StatusNoContent, ""},
		{"an empty list", "GET", "/leaks/2026-05-05", "", http.StatusOK, `[]`},
		{"no JSON", "POST", "/readings", "90 l", http.StatusBadRequest, "not a reading"},
		{"another method", "DELETE", "/readings", "", http.StatusMethodNotAllowed, "Method Not Allowed"},
	}
	handler := NewAPI(NewService(&MemoryStore{}, 40)).Routes()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, httptest.NewRequest(tt.method, tt.path, strings.NewReader(tt.body)))
			if got := strings.TrimSpace(answer.Body.String()); answer.Code != tt.status || got != tt.answer {
				t.Errorf("%s %s = %d %q, want %d %q", tt.method, tt.path, answer.Code, got, tt.status, tt.answer)
			}
		})
	}
}
