// A botanical garden answers questions about its plants.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
)

// NewGarden returns the routes of the garden.
func NewGarden() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/plants/", showPlant)
	return mux
}

func showPlant(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/plants/")
	w.Header().Set("Garden-Plant", name)
	w.WriteHeader(http.StatusOK)
}

func main() {
	garden := NewGarden()
	for _, request := range []string{"GET /plants/oak", "GET /plants/oak/leaves", "DELETE /plants/oak"} {
		method, path, _ := strings.Cut(request, " ")
		answer := httptest.NewRecorder()
		garden.ServeHTTP(answer, httptest.NewRequest(method, path, nil))
		fmt.Printf("%-23s %d %q\n", request, answer.Code, answer.Header().Get("Garden-Plant"))
	}
}
