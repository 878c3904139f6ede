// Package zoo keeps the list of animals that must be fed.
package zoo

import (
	"context"
	"sync"
)

// Board shows which animals were fed. Its zero value is an empty board.
type Board struct {
	mu  sync.Mutex
	fed map[string]string
}

// Feed notes who fed an animal.
func (b *Board) Feed(animal, keeper string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fed == nil {
		b.fed = make(map[string]string)
	}
	b.fed[animal] = keeper
}

// Round feeds the animals that it is told about, until the channel is closed or ctx ends.
func (b *Board) Round(ctx context.Context, keeper string, hungry <-chan string) error {
	for {
		select {
		case animal, open := <-hungry:
			if !open {
				return nil
			}
			b.Feed(animal, keeper)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
