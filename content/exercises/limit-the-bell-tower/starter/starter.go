// Package bells serves the ringing times of a church tower.
package bells

import (
	"encoding/json"
	"net/http"
)

// Request is what a visitor asks for.
type Request struct {
	Day string `json:"day"`
}

// NewServer returns a server that answers at address.
func NewServer(address string, handler http.Handler) *http.Server {
	return &http.Server{Addr: address, Handler: handler}
}

// NewClient returns a client that asks other towers.
func NewClient() *http.Client {
	return http.DefaultClient
}

// Read reads what a visitor asks for.
func Read(w http.ResponseWriter, r *http.Request) (Request, error) {
	var request Request
	err := json.NewDecoder(r.Body).Decode(&request)
	return request, err
}
