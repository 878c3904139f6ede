// Package discount gives regular customers of a print shop a lower price.
package discount

import "github.com/shopspring/decimal"

// Tier is how well the shop knows a customer.
type Tier string

// The tiers, from the newest customers to the oldest.
const (
	Basic   Tier = "basic"
	Premium Tier = "premium"
)

// Price returns what a customer of this tier pays.
func Price(amount decimal.Decimal, tier Tier) decimal.Decimal {
	if tier == Premium {
		return amount.Mul(decimal.RequireFromString("0.9"))
	}
	return amount
}
