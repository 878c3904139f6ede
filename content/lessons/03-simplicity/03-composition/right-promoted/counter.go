// Package milk counts the cans of a day.
package milk

import "sync"

// Counter counts cans. It can be used by several goroutines.
type Counter struct {
	mu   sync.Mutex
	cans int
}

// Add counts one more can.
func (c *Counter) Add() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cans++
}
