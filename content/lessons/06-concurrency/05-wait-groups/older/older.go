// Package cinema shows how a WaitGroup was used before Go 1.25.
package cinema

import "sync"

// Open raises the curtain and dims the light at the same time.
func Open(curtain, light func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		curtain()
	}()
	wg.Add(1)
	go func() {
		defer wg.Done()
		light()
	}()
	wg.Wait()
}
