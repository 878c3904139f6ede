// Package hive watches beehives.
package hive

import (
	"context"
	"fmt"
	"os"
	"time"
)

var last map[string]int

// Scale weighs a hive, in grams.
type Scale interface {
	Grams(ctx context.Context, hive string) (int, error)
}

// Alarm wakes the beekeeper.
type Alarm interface {
	Ring(ctx context.Context, text string) error
}

// Watch looks after hives.
type Watch struct {
	scale Scale
	alarm Alarm
	now   func() time.Time
}

// NewWatch returns a watch that asks now for the time.
func NewWatch(scale Scale, alarm Alarm, now func() time.Time) *Watch {
	if scale == nil {
		os.Exit(1)
	}
	return &Watch{scale: scale, alarm: alarm, now: now}
}

// IsHeavy tells whether a hive has honey to harvest.
func (w *Watch) IsHeavy(ctx context.Context, hive string) (bool, error) {
	grams, err := w.scale.Grams(ctx, hive)
	if err != nil {
		return false, fmt.Errorf("weigh %s: %w", hive, err)
	}
	return grams > 40_000, nil
}

// Swarmed rings the alarm if a hive has lost a kilo since the last call. Bees do not swarm at night.
func (w *Watch) Swarmed(ctx context.Context, hive string) error {
	if hour := w.now().Hour(); hour < 6 || hour >= 21 {
		return nil
	}
	grams, err := w.scale.Grams(ctx, hive)
	if err != nil {
		return fmt.Errorf("weigh %s: %w", hive, err)
	}
	before := last[hive]
	last[hive] = grams
	if before-grams < 1000 {
		return nil
	}
	return w.alarm.Ring(context.Background(), hive+" swarms")
}
