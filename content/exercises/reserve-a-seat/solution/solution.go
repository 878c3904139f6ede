// Package theatre sells seats.
package theatre

import "sync"

// Plan knows who has which seat. Its zero value is an empty plan. It is safe for concurrent use.
type Plan struct {
	mu     sync.Mutex
	guests map[string]string
}

// Reserve gives a free seat to a guest and reports whether it was free.
func (p *Plan) Reserve(seat, guest string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, taken := p.guests[seat]; taken {
		return false
	}
	if p.guests == nil {
		p.guests = make(map[string]string)
	}
	p.guests[seat] = guest
	return true
}

// Guest returns who has a seat, and whether anybody has it.
func (p *Plan) Guest(seat string) (string, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	guest, taken := p.guests[seat]
	return guest, taken
}
