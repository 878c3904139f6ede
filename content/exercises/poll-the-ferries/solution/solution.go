// Package board keeps the departure board of a ferry port up to date.
package board

import (
	"context"
	"fmt"
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
		departures, err := ask(ctx, source)
		if err != nil {
			slog.WarnContext(ctx, "departures are not known", slog.Any("error", err))
		} else {
			show(departures)
		}
		select {
		case <-time.After(interval):
		case <-ctx.Done():
			return
		}
	}
}

func ask(ctx context.Context, source Source) (Departures, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	departures, err := source.Departures(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask for departures: %w", err)
	}
	return departures, nil
}
