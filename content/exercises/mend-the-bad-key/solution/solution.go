// A bakery logs the temperature of its ovens.
package main

import (
	"io"
	"log/slog"
	"os"
	"time"
)

// Reading is what a thermometer shows.
type Reading struct {
	Oven    string
	Celsius float64
	Took    time.Duration
}

// Log logs a reading. Too hot is above 260 degrees.
func Log(logger *slog.Logger, r Reading) {
	logger = logger.With(
		slog.String("oven", r.Oven),
		slog.Float64("celsius", r.Celsius),
		slog.Int64("took_ms", r.Took.Milliseconds()),
	)
	if r.Celsius > 260 {
		logger.Warn("oven is too hot")
		return
	}
	logger.Info("oven was read")
}

// newLogger returns a logger whose lines have no time, so that they are the same each time.
func newLogger(w io.Writer) *slog.Logger {
	replace := func(_ []string, attr slog.Attr) slog.Attr {
		if attr.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return attr
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{ReplaceAttr: replace}))
}

func main() {
	logger := newLogger(os.Stdout)
	Log(logger, Reading{Oven: "left", Celsius: 231.5, Took: 40 * time.Millisecond})
	Log(logger, Reading{Oven: "right", Celsius: 272, Took: 35 * time.Millisecond})
}
