// An observatory points its telescopes at one target after another.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"
)

var errClouds = errors.New("clouds")

// Telescope follows the sky with a motor.
type Telescope struct{ tracking atomic.Int64 }

// Track starts a motor, which runs until ctx ends.
func (t *Telescope) Track(ctx context.Context) {
	t.tracking.Add(1)
	context.AfterFunc(ctx, func() { t.tracking.Add(-1) })
}

// Expose takes a picture.
func (t *Telescope) Expose(target string) error {
	if target == "Rigel" {
		return errClouds
	}
	return nil
}

// Observe follows a target and takes a picture of it.
func Observe(ctx context.Context, t *Telescope, target string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Hour)
	defer cancel()
	t.Track(ctx)
	if err := t.Expose(target); err != nil {
		return fmt.Errorf("observe %s: %w", target, err)
	}
	return nil
}

func main() {
	night, endNight := context.WithCancel(context.Background())
	defer endNight()
	var telescope Telescope
	for _, target := range []string{"Vega", "Rigel", "Deneb", "Rigel"} {
		if err := Observe(night, &telescope, target); err != nil {
			fmt.Println(err)
		}
	}
	time.Sleep(20 * time.Millisecond)
	fmt.Println("motors still running:", telescope.tracking.Load())
}
