// Package station asks a timetable in another process.
package station

import (
	"net/http"
	"time"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
)

// NewServer returns a server that goes on with the trace of its caller.
func NewServer(routes http.Handler) *http.Server {
	return &http.Server{
		Addr:              ":8080",
		Handler:           otelhttp.NewHandler(routes, "station"),
		ReadHeaderTimeout: 5 * time.Second,
	}
}

// NewClient returns a client that takes the trace along.
func NewClient() *http.Client {
	return &http.Client{
		Transport: otelhttp.NewTransport(http.DefaultTransport),
		Timeout:   10 * time.Second,
	}
}
