// A harbour merges the logs of its lighthouses.
package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
)

// Entry is one line of a lighthouse's log.
type Entry struct{ Hour, Ship string }

// Lighthouse sends the entries of a log until the first damaged line.
func Lighthouse(ctx context.Context, log ...string) <-chan Entry {
	out := make(chan Entry)
	go func() {
		defer close(out)
		for _, line := range log {
			hour, ship, ok := strings.Cut(line, " ")
			if !ok {
				return
			}
			select {
			case out <- Entry{Hour: hour, Ship: ship}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// Merge sends on one channel what it receives from all, and closes it after the last.
func Merge(ctx context.Context, logs ...<-chan Entry) <-chan Entry {
	out := make(chan Entry)
	var wg sync.WaitGroup
	for _, log := range logs {
		wg.Go(func() { forward(ctx, log, out) })
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func forward(ctx context.Context, in <-chan Entry, out chan<- Entry) {
	for entry := range in {
		select {
		case out <- entry:
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	north := Lighthouse(ctx, "21:10 Alma", "22:05 Brise")
	south := Lighthouse(ctx, "21:40 Cygnus", "2?~", "23:55 Dora")
	ships := 0
	for range Merge(ctx, north, south) {
		ships++
	}
	fmt.Println("ships that passed:", ships)
}
