// Package flood turns the levels of a river into warnings.
package flood

import (
	"context"
	"sync"
)

// Warning says how dangerous a level is.
type Warning struct {
	Level  int
	Danger string
}

// Model computes the danger of a level. That takes a while.
type Model func(ctx context.Context, level int) string

// Warnings lets several goroutines run the model at the same time. The order of the levels is lost.
func Warnings(ctx context.Context, workers int, model Model, levels <-chan int) <-chan Warning {
	parts := make([]<-chan Warning, workers)
	for i := range parts {
		parts[i] = warn(ctx, model, levels)
	}
	return Merge(ctx, parts...)
}

// warn computes one warning after another. It owns the channel that it returns, and closes it.
func warn(ctx context.Context, model Model, levels <-chan int) <-chan Warning {
	out := make(chan Warning)
	go func() {
		defer close(out)
		for level := range levels {
			select {
			case out <- Warning{Level: level, Danger: model(ctx, level)}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// Merge sends on one channel what it receives from all, and closes it after the last.
func Merge[T any](ctx context.Context, channels ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, c := range channels {
		wg.Go(func() { forward(ctx, c, out) })
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

// forward sends what it receives until in is closed or ctx ends.
func forward[T any](ctx context.Context, in <-chan T, out chan<- T) {
	for v := range in {
		select {
		case out <- v:
		case <-ctx.Done():
			return
		}
	}
}
