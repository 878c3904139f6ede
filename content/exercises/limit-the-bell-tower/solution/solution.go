// Package bells serves the ringing times of a church tower.
package bells

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// MaxBytes is the largest request that is read.
const MaxBytes = 1 << 10

// Request is what a visitor asks for.
type Request struct {
	Day string `json:"day"`
}

// NewServer returns a server that answers at address.
func NewServer(address string, handler http.Handler) *http.Server {
	return &http.Server{
		Addr:              address,
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
}

// NewClient returns a client that asks other towers.
func NewClient() *http.Client {
	return &http.Client{Timeout: 10 * time.Second}
}

// Read reads what a visitor asks for, at most MaxBytes of it.
func Read(w http.ResponseWriter, r *http.Request) (Request, error) {
	var request Request
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, MaxBytes)).Decode(&request); err != nil {
		return Request{}, fmt.Errorf("read request: %w", err)
	}
	return request, nil
}
