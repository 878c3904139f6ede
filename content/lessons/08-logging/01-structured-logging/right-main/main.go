// A program decides once how it logs.
package main

import (
	"flag"
	"log/slog"
	"os"
)

func newLogger(verbose bool) *slog.Logger {
	level := slog.LevelInfo
	if verbose {
		level = slog.LevelDebug
	}
	handler := slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: level})
	return slog.New(handler).With(slog.String("service", "depot"))
}

func main() {
	verbose := flag.Bool("verbose", false, "log debug messages too")
	flag.Parse()
	logger := newLogger(*verbose)
	slog.SetDefault(logger)
	logger.Debug("doors are read from the plan")
	logger.Info("depot is guarded", slog.Int("doors", 4))
}
