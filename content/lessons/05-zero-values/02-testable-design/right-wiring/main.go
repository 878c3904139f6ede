// A lighthouse reports a lamp that has gone out.
package main

import (
	"context"
	"fmt"
	"os"
)

// Sensor tells whether the lamp burns.
type Sensor interface {
	Burns(ctx context.Context) (bool, error)
}

// Pager reaches the keeper.
type Pager interface {
	Page(ctx context.Context, text string) error
}

// Watch looks after one lamp.
type Watch struct {
	sensor Sensor
	pager  Pager
}

// NewWatch returns a watch.
func NewWatch(sensor Sensor, pager Pager) *Watch {
	return &Watch{sensor: sensor, pager: pager}
}

// Check pages the keeper if the lamp is out.
func (w *Watch) Check(ctx context.Context) error {
	burns, err := w.sensor.Burns(ctx)
	if err != nil {
		return fmt.Errorf("check lamp: %w", err)
	}
	if burns {
		return nil
	}
	if err := w.pager.Page(ctx, "the lamp is out"); err != nil {
		return fmt.Errorf("page keeper: %w", err)
	}
	return nil
}

type photocell struct{}

func (photocell) Burns(context.Context) (bool, error) { return false, nil }

type printer struct{}

func (printer) Page(_ context.Context, text string) error {
	_, err := fmt.Println("keeper:", text)
	return err
}

func main() {
	watch := NewWatch(photocell{}, printer{})
	if err := watch.Check(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "watch:", err)
		os.Exit(1)
	}
}
