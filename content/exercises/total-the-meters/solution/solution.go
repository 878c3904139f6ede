// Package meter reads the water meters of a house.
package meter

import "sync"

// Meter counts litres. It is safe for concurrent use.
type Meter struct {
	mu     sync.Mutex
	litres int
}

// Flow counts litres that flowed through.
func (m *Meter) Flow(litres int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.litres += litres
}

// Litres returns what the meter shows.
func (m *Meter) Litres() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.litres
}

// House returns a house with n new meters.
func House(n int) []Meter {
	return make([]Meter, n)
}

// Total returns what all meters show together.
func Total(meters []Meter) int {
	total := 0
	for i := range meters {
		total += meters[i].Litres()
	}
	return total
}
