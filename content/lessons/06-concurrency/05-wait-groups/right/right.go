// A cinema tests its projectors before the first show.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// Test tests the projector of one hall; lamps take their time.
func Test(hall string) bool {
	time.Sleep(20 * time.Millisecond)
	return hall != ""
}

// TestAll returns how many projectors passed.
func TestAll() int64 {
	var passed atomic.Int64
	var wg sync.WaitGroup
	for _, hall := range []string{"Atrium", "Bijou", "Capitol", "Delphi"} {
		wg.Go(func() {
			if Test(hall) {
				passed.Add(1)
			}
		})
	}
	wg.Wait()
	return passed.Load()
}

func main() {
	ready := true
	for range 20 {
		ready = ready && TestAll() == 4
	}
	fmt.Println("all four projectors passed on each of 20 evenings:", ready)
}
