// A waterworks fills its tanks at night, when power is cheap.
package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
)

// ErrStuck says that a valve does not move.
var ErrStuck = errors.New("Valve is stuck!")

// Works fills tanks.
type Works struct {
	stuck  map[string]bool // by tank
	logger *slog.Logger
}

func (w *Works) open(tank string) error {
	if w.stuck[tank] {
		return ErrStuck
	}
	return nil
}

// Fill fills one tank.
func (w *Works) Fill(tank string) error {
	if err := w.open(tank); err != nil {
		w.logger.Error("open valve", slog.String("tank", tank), slog.Any("error", err))
		return fmt.Errorf("Failed to fill tank %s: %w", tank, err)
	}
	return nil
}

// FillAll fills tanks one after the other.
func (w *Works) FillAll(tanks ...string) error {
	for _, tank := range tanks {
		if err := w.Fill(tank); err != nil {
			w.logger.Error("fill tank", slog.String("tank", tank), slog.Any("error", err))
			return fmt.Errorf("Night run failed: %w.", err)
		}
	}
	return nil
}

func newLogger() *slog.Logger {
	untimed := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	return slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: untimed}))
}

func main() {
	logger := newLogger()
	works := &Works{stuck: map[string]bool{"North": true}, logger: logger}
	if err := works.FillAll("South", "North"); err != nil {
		logger.Error("night run", slog.Any("error", err))
	}
}
