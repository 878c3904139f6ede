// Package board keeps the departure board of a ferry port up to date.
package board

import (
	"context"
	"log/slog"
	"time"
)

// Departures are the next ferries, in the order of their times.
type Departures []string

// Source knows the departures.
type Source interface {
	Departures(ctx context.Context) (Departures, error)
}

// Keep shows the departures, now and once per interval, for as long as ctx lasts.
// A source that takes more than five seconds is not waited for.
func Keep(ctx context.Context, source Source, interval time.Duration, show func(Departures)) {
	for {
		askCtx, cancel := context.WithTimeout(ctx, 5*time.Second)
		departures, err := source.Departures(askCtx)
		if err != nil {
			slog.WarnContext(ctx, "departures are not known", slog.Any("error", err))
			time.Sleep(interval)
			continue
		}
		cancel()
		show(departures)
		time.Sleep(interval)
	}
}
