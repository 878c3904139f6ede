// A waterworks fills its tanks at night, when power is cheap.
package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
)

// ErrStuck says that a valve does not move.
var ErrStuck = errors.New("valve is stuck")

// Works fills tanks.
type Works struct {
	stuck map[string]bool // by tank
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
		return fmt.Errorf("fill tank %s: %w", tank, err)
	}
	return nil
}

// FillAll fills tanks one after the other.
func (w *Works) FillAll(tanks ...string) error {
	for _, tank := range tanks {
		if err := w.Fill(tank); err != nil {
			return fmt.Errorf("fill all tanks: %w", err)
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
	works := &Works{stuck: map[string]bool{"North": true}}
	if err := works.FillAll("South", "North"); err != nil {
		logger.Error("night run", slog.Any("error", err))
	}
}
