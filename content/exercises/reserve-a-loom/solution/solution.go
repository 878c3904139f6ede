package weaving

import (
	"errors"
	"fmt"
)

// ErrTaken says that somebody has the loom.
var ErrTaken = errors.New("loom is taken")

// ErrNoLoom says that no loom has that number.
var ErrNoLoom = errors.New("no such loom")

// Workshop lends looms, numbered from 1.
type Workshop struct {
	weavers []string // by loom; empty while the loom is free
}

// NewWorkshop returns a workshop with some looms, all of them free.
func NewWorkshop(looms int) *Workshop {
	return &Workshop{weavers: make([]string, looms)}
}

// Reserve notes the weaver for a loom. It returns ErrTaken or ErrNoLoom, wrapped, if it cannot.
func (w *Workshop) Reserve(loom int, weaver string) error {
	if loom < 1 || loom > len(w.weavers) {
		return fmt.Errorf("reserve loom %d: %w", loom, ErrNoLoom)
	}
	if w.weavers[loom-1] != "" {
		return fmt.Errorf("reserve loom %d: %w", loom, ErrTaken)
	}
	w.weavers[loom-1] = weaver
	return nil
}

// ReserveAny reserves the first free loom, and returns its number.
func ReserveAny(w *Workshop, weaver string) (int, error) {
	for loom := 1; ; loom++ {
		err := w.Reserve(loom, weaver)
		if err == nil {
			return loom, nil
		}
		if !errors.Is(err, ErrTaken) {
			return 0, fmt.Errorf("reserve any loom: %w", err)
		}
	}
}
