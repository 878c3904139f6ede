package summit

import (
	"maps"
	"slices"
	"sync"
)

// Book lists who has been on a summit. Its zero value is an empty book. It can be used by several goroutines.
type Book struct {
	mu     sync.Mutex
	visits map[string]map[string]int // by summit, then by climber
}

// Sign adds a climber's visit to a summit.
func (b *Book) Sign(summit, climber string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.visits == nil {
		b.visits = make(map[string]map[string]int)
	}
	if b.visits[summit] == nil {
		b.visits[summit] = make(map[string]int)
	}
	b.visits[summit][climber]++
}

// Visits returns how often a climber has been on a summit.
func (b *Book) Visits(summit, climber string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.visits[summit][climber]
}

// Climbers returns who has been on a summit, in alphabetical order, each once.
func (b *Book) Climbers(summit string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Sorted(maps.Keys(b.visits[summit]))
}
