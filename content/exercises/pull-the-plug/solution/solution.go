// An arcade serves its high scores.
package main

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// newScores returns the handler of the high scores.
func newScores() http.Handler {
	return http.FileServer(http.Dir("scores"))
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Addr: ":8080", Handler: newScores(), ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()
	select {
	case err := <-failed:
		slog.Error("serve scores", slog.Any("error", err))
		os.Exit(1)
	case <-ctx.Done():
		slog.Info("scores are closed")
	}
}
