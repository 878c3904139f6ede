// Package tickets prices seats in a concert hall.
package tickets

// PricingStrategy prices a seat, in cents.
type PricingStrategy interface {
	Price(row int) int
}

// RowStrategy prices a seat by its row.
type RowStrategy struct{}

// Price returns the price of a seat in a row.
func (RowStrategy) Price(row int) int { return max(1500, 6000-row*150) }

// PricingManager prices seats by a strategy.
type PricingManager struct {
	strategy PricingStrategy
}

// ManagerOption configures a PricingManager.
type ManagerOption func(*PricingManager)

// WithStrategy sets the strategy.
func WithStrategy(s PricingStrategy) ManagerOption {
	return func(m *PricingManager) { m.strategy = s }
}

// NewPricingManager returns a manager.
func NewPricingManager(options ...ManagerOption) *PricingManager {
	m := &PricingManager{strategy: RowStrategy{}}
	for _, option := range options {
		option(m)
	}
	return m
}

// GetPrice returns the price of a seat in a row, in cents.
func (m *PricingManager) GetPrice(row int) int { return m.strategy.Price(row) }
