package windmill

import (
	"errors"
	"fmt"
)

// ErrLimit says that a mill cannot have such a limit.
var ErrLimit = errors.New("limit must be positive")

// Mill is a windmill with a brake.
type Mill struct {
	name   string
	limit  float64
	gusts  []float64
	braked bool
}

// New returns a mill that brakes when the wind reaches a limit in km/h.
func New(name string, limit float64) (*Mill, error) {
	if limit <= 0 {
		return nil, fmt.Errorf("mill %s: limit of %v km/h: %w", name, limit, ErrLimit)
	}
	return &Mill{name: name, limit: limit}, nil
}

// Gust records how strong the wind is.
func (m *Mill) Gust(kmh float64) {
	m.gusts = append(m.gusts, kmh)
	if kmh >= m.limit {
		m.braked = true
	}
}

// Status describes the mill.
func (m *Mill) Status() string {
	if m.braked {
		return fmt.Sprintf("%s: braked after %d gusts", m.name, len(m.gusts))
	}
	return fmt.Sprintf("%s: turning", m.name)
}
