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
	mux.HandleFunc("GET /plants/{name}", showPlant)
	return mux
}

func showPlant(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Garden-Plant", r.PathValue("name"))
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
