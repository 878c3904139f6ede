// Package tides serves the tide table of a harbour, and asks others for theirs.
package tides

import (
	"net/http"
	"time"
)

// NewServer returns a server for the public.
func NewServer(handler http.Handler) *http.Server {
	return &http.Server{
		Addr:              ":8080",
		Handler:           http.MaxBytesHandler(handler, 1<<20),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
}

// NewClient returns a client that gives up after ten seconds.
func NewClient() *http.Client {
	return &http.Client{Timeout: 10 * time.Second}
}

// Download sends a film of the harbour, which may take longer than other answers.
func Download(w http.ResponseWriter, r *http.Request) {
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Hour)); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	http.ServeFile(w, r, "harbour.mp4")
}
