// A service answers which districts leak, and says what the answer rests on.
package main

import (
	"context"
	"log/slog"
	"maps"
	"os"
	"slices"
)

// Service knows the lowest flow of the night in each district.
type Service struct {
	lowest map[string]int // litres per minute
	logger *slog.Logger
}

// Leaks returns the districts whose flow stayed above limit.
func (s *Service) Leaks(ctx context.Context, limit int) []string {
	var leaks []string
	for _, district := range slices.Sorted(maps.Keys(s.lowest)) {
		if s.lowest[district] > limit {
			leaks = append(leaks, district)
		}
	}
	s.logger.InfoContext(ctx, "leaks answered", slog.Int("districts", len(s.lowest)), slog.Int("leaking", len(leaks)))
	return leaks
}

func main() {
	ctx := context.Background()
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime}))
	monday := &Service{map[string]int{"Harbour": 9, "Mill": 12, "Oak": 7}, logger.With("day", "Monday")}
	tuesday := &Service{map[string]int{"Harbour": 8}, logger.With("day", "Tuesday")}
	monday.Leaks(ctx, 40)
	tuesday.Leaks(ctx, 40)
}

// withoutTime makes the lines the same each time.
func withoutTime(_ []string, attr slog.Attr) slog.Attr {
	if attr.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return attr
}
