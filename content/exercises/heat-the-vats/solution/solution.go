// Package dye works with two vats.
package dye

import "sync"

// Heat heats both vats at the same time, and returns when both are hot.
func Heat(indigo, madder func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		indigo()
	}()
	madder()
	wg.Wait()
}
