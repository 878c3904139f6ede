// Package carillon plays the bells of a town hall.
package carillon

import "sync"

// Bell is one bell of the tower.
type Bell interface {
	Strike()
}

// Chord strikes three bells at the same time and returns when all have sounded.
func Chord(low, middle, high Bell) {
	var wg sync.WaitGroup
	go func() {
		wg.Add(1)
		defer wg.Done()
		low.Strike()
	}()
	wg.Add(1)
	go func() {
		defer wg.Done()
		middle.Strike()
	}()
	wg.Add(1)
	go func() {
		defer wg.Done()
		high.Strike()
	}()
	wg.Wait()
}
