// A cheese cellar reports its stock every evening.
package main

import (
	"fmt"
	"sync"
)

// Cellar counts the wheels of each cheese. It is safe for concurrent use.
type Cellar struct {
	mu     sync.Mutex
	wheels map[string]int
}

// Store puts wheels on the shelves.
func (c *Cellar) Store(cheese string, wheels int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.wheels == nil {
		c.wheels = make(map[string]int)
	}
	c.wheels[cheese] += wheels
}

// Total returns how many wheels there are.
func (c *Cellar) Total() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	total := 0
	for _, wheels := range c.wheels {
		total += wheels
	}
	return total
}

// Stock returns a copy, so that the report does not change while it is written.
func (c *Cellar) Stock() Cellar {
	c.mu.Lock()
	defer c.mu.Unlock()
	return *c
}

func main() {
	var cellar Cellar
	cellar.Store("Gruyère", 40)
	cellar.Store("Tilsiter", 12)
	stock := cellar.Stock()
	cellar.Store("Gruyère", 3)
	fmt.Println("in the report:", stock.Total())
}
