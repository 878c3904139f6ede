// A zoo counts the visitors who come through its gate.
package main

import (
	"fmt"
	"sync"
)

// Gate counts visitors. Its zero value is ready to use.
type Gate struct {
	mu    sync.Mutex
	count int
}

// Enter counts one visitor.
func (g Gate) Enter() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.count++
}

// Count returns the number of visitors so far.
func (g *Gate) Count() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.count
}

func main() {
	var gate Gate
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 1000 {
				gate.Enter()
			}
		})
	}
	wg.Wait()
	fmt.Println("visitors:", gate.Count())
}
