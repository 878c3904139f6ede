// Package zoo closes the gates of a zoo in the evening.
package zoo

import "sync"

// Gate lets visitors in until it is closed.
type Gate struct {
	mu     sync.Mutex
	closed bool
}

// Close closes the gate.
func (g *Gate) Close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
}

// Zoo has a gate on each side.
type Zoo struct{ gates []Gate }

// Close closes all gates.
func (z *Zoo) Close() {
	for i := range z.gates {
		z.gates[i].Close()
	}
}
