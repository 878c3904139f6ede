// Package timetable prints the timetable of a funicular railway.
package timetable

import (
	"context"
	"fmt"
	"io"
	"log/slog"
)

// Write writes one line for each departure to w, and logs how many there were.
func Write(ctx context.Context, w io.Writer, logger *slog.Logger, departures []string) error {
	for _, departure := range departures {
		if _, err := fmt.Fprintln(w, "departs", departure); err != nil {
			return fmt.Errorf("write timetable: %w", err)
		}
	}
	logger.InfoContext(ctx, "timetable written", slog.Int("departures", len(departures)))
	return nil
}
