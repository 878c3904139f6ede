// A ferry company sells tickets.
package main

import (
	"log/slog"
	"net/http"
	"os"
	"time"
)

func main() {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}
	if err := srv.ListenAndServe(); err != nil {
		slog.Error("ferries failed", slog.Any("error", err))
		os.Exit(1)
	}
}
