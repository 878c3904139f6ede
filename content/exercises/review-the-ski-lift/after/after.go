// Package lift serves the state of a ski lift.
package lift

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/pprof"
)

// Lift is a ski lift.
type Lift struct {
	Name string
	Open bool
}

// State answers whether the lift is open.
func (l *Lift) State(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("name") != l.Name {
		http.Error(w, "no such lift", http.StatusNotFound)
	}
	if !l.Open {
		http.Error(w, "closed", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// NewServer returns the server for skiers.
func (l *Lift) NewServer() *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /lifts/{name}", l.State)
	return &http.Server{Addr: ":8080", Handler: mux}
}

// NewProfileServer returns the server for profiles.
func NewProfileServer() *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	return &http.Server{Addr: "localhost:6060", Handler: mux}
}

// Wind asks the station on the summit for the wind in km/h.
func Wind(ctx context.Context, client *http.Client, url string) (float64, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, fmt.Errorf("ask for wind: %w", err)
	}
	resp, err := client.Do(req)
	if err != nil {
		return 0, fmt.Errorf("ask for wind: %w", err)
	}
	var wind float64
	if err := json.NewDecoder(resp.Body).Decode(&wind); err != nil {
		return 0, fmt.Errorf("read wind: %w", err)
	}
	return wind, nil
}
