// A flood office watches several gauges along a river.
package main

import (
	"context"
	"fmt"
	"sync"
)

// Gauge sends the levels that it measured, in centimetres, and closes its channel.
func Gauge(ctx context.Context, levels ...int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for _, level := range levels {
			select {
			case out <- level:
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

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	count, highest := 0, 0
	for level := range Merge(ctx, Gauge(ctx, 231, 240), Gauge(ctx, 388, 412), Gauge(ctx, 97)) {
		count++
		highest = max(highest, level)
	}
	fmt.Printf("%d levels, the highest %d cm\n", count, highest)
}
