// A shop takes the quote of whichever carrier answers first.
package main

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// ask waits for a carrier, and offers its price to quotes.
func ask(ctx context.Context, delay time.Duration, cents int, quotes chan<- int) {
	time.Sleep(delay)
	quotes <- cents
}

// FirstQuote returns the price of the fastest carrier, in cents.
func FirstQuote(ctx context.Context) (int, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	quotes := make(chan int)
	go ask(ctx, time.Millisecond, 499, quotes)
	go ask(ctx, 5*time.Millisecond, 450, quotes)
	select {
	case cents := <-quotes:
		return cents, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func main() {
	for range 100 {
		if _, err := FirstQuote(context.Background()); err != nil {
			fmt.Println("quote:", err)
		}
	}
	time.Sleep(50 * time.Millisecond)
	fmt.Println("goroutines after 100 quotes:", runtime.NumGoroutine())
}
