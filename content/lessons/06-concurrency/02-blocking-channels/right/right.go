// A shop takes the quote of whichever carrier answers first.
package main

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// carrier answers with a price after a while.
type carrier struct {
	delay time.Duration
	cents int
}

// ask waits for a carrier, and offers its price to quotes.
func ask(ctx context.Context, c carrier, quotes chan<- int) {
	time.Sleep(c.delay)
	select {
	case quotes <- c.cents:
	case <-ctx.Done():
	}
}

// FirstQuote returns the price of the faster carrier, in cents.
func FirstQuote(ctx context.Context, a, b carrier) (int, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	quotes := make(chan int)
	go ask(ctx, a, quotes)
	go ask(ctx, b, quotes)
	select {
	case cents := <-quotes:
		return cents, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func main() {
	ctx := context.Background()
	fast := carrier{delay: time.Millisecond, cents: 499}
	slow := carrier{delay: 5 * time.Millisecond, cents: 450}
	for range 100 {
		if _, err := FirstQuote(ctx, fast, slow); err != nil {
			fmt.Println("quote:", err)
		}
	}
	time.Sleep(50 * time.Millisecond)
	fmt.Println("goroutines after 100 quotes:", runtime.NumGoroutine())
}
