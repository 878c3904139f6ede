// A ferry company sells tickets.
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

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}
	metrics := &http.Server{Addr: ":9090"}
	failed := make(chan error, 2)
	go func() { failed <- srv.ListenAndServe() }()
	go func() { failed <- metrics.ListenAndServe() }()

	select {
	case err := <-failed:
		slog.Error("ferries failed", slog.Any("error", err))
	case <-ctx.Done():
	}
	shutDown(context.WithoutCancel(ctx), srv, metrics)
}

// shutDown lets both servers finish within ten seconds.
func shutDown(ctx context.Context, servers ...*http.Server) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for _, srv := range servers {
		if err := srv.Shutdown(ctx); err != nil && err != http.ErrServerClosed {
			slog.ErrorContext(ctx, "shut down", slog.String("addr", srv.Addr), slog.Any("error", err))
			os.Exit(1)
		}
	}
}
