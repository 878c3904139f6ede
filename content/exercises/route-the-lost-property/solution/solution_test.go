package lost

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// says answers with the name of the handler and what it found in the path.
func says(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Handler", name+" "+r.PathValue("id")+r.PathValue("path"))
	}
}

func TestRoutes(t *testing.T) {
	office := &Office{says("home"), says("list"), says("show"), says("collect"), says("photo")}
	tests := []struct {
		name   string
		method string
		path   string
		status int
		want   string
	}{
		{"home", http.MethodGet, "/", http.StatusOK, "home "},
		{"all items", http.MethodGet, "/items", http.StatusOK, "list "},
		{"one item", http.MethodGet, "/items/17", http.StatusOK, "show 17"},
		{"collect an item", http.MethodDelete, "/items/17", http.StatusOK, "collect 17"},
		{"a photo in a folder", http.MethodGet, "/photos/2026/hat.jpg", http.StatusOK, "photo 2026/hat.jpg"},
		{"nobody collects all", http.MethodDelete, "/items", http.StatusMethodNotAllowed, ""},
		{"part of an item", http.MethodGet, "/items/17/lid", http.StatusNotFound, ""},
		{"a page that is not there", http.MethodGet, "/hats", http.StatusNotFound, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			office.Routes().ServeHTTP(answer, httptest.NewRequest(tt.method, tt.path, nil))
			if got := answer.Header().Get("Handler"); answer.Code != tt.status || got != tt.want {
				t.Errorf("%s %s: %d by %q, want %d by %q", tt.method, tt.path, answer.Code, got, tt.status, tt.want)
			}
		})
	}
}
