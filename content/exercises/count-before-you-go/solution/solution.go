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
	wg.Go(low.Strike)
	wg.Go(middle.Strike)
	wg.Go(high.Strike)
	wg.Wait()
}
