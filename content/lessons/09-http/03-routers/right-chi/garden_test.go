package garden

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// name answers with the name in the path, as the standard library finds it.
func name(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Garden-Plant", r.PathValue("name"))
	w.WriteHeader(http.StatusOK)
}

func TestRoutes(t *testing.T) {
	keeper := func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") == "" {
				http.Error(w, "keepers only", http.StatusUnauthorized)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
	garden := New(Handlers{List: name, Show: name, Water: name, Keeper: keeper})
	tests := []struct {
		name   string
		method string
		path   string
		status int
		plant  string
	}{
		{"all plants", http.MethodGet, "/plants/", http.StatusOK, ""},
		{"one plant", http.MethodGet, "/plants/oak", http.StatusOK, "oak"},
		{"no name of a plant", http.MethodGet, "/plants/OAK", http.StatusNotFound, ""},
		{"only keepers water", http.MethodPost, "/plants/oak/water", http.StatusUnauthorized, ""},
		{"nobody removes", http.MethodDelete, "/plants/oak", http.StatusMethodNotAllowed, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			garden.ServeHTTP(answer, httptest.NewRequest(tt.method, tt.path, nil))
			if plant := answer.Header().Get("Garden-Plant"); answer.Code != tt.status || plant != tt.plant {
				t.Errorf("answer %d for %q, want %d for %q", answer.Code, plant, tt.status, tt.plant)
			}
		})
	}
}
