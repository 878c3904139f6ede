// A canal lock lets ships through.
package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
)

var errTooLong = errors.New("longer than 110 m")

// pass lets a ship through, if it fits.
func pass(ctx context.Context, logger *slog.Logger, ship string, metres int) {
	logger = logger.With(slog.String("ship", ship), slog.Int("metres", metres))
	logger.InfoContext(ctx, "ship arrived")
	if metres > 110 {
		logger.WarnContext(ctx, "ship cannot pass", slog.Any("error", errTooLong))
		return
	}
	logger.InfoContext(ctx, "ship passed")
}

// withoutTime makes a program print the same each time.
func withoutTime(_ []string, attr slog.Attr) slog.Attr {
	if attr.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return attr
}

func main() {
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime}))
	pass(context.Background(), logger, "Alma", 38)
	pass(context.Background(), logger, "Brise", 112)
}
