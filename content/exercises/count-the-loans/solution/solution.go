package tools

import "fmt"

// Lender is a place that lends tools.
type Lender interface {
	Lend(tool, neighbour string) error
	Return(tool string) error
	Holder(tool string) (string, bool)
}

// Counting is a Lender that counts what its Lender lends.
type Counting struct {
	Lender
	loans int
}

// NewCounting returns a Counting for a lender.
func NewCounting(lender Lender) *Counting {
	return &Counting{Lender: lender}
}

// Lend lends a tool, and counts it if that works.
func (c *Counting) Lend(tool, neighbour string) error {
	if err := c.Lender.Lend(tool, neighbour); err != nil {
		return fmt.Errorf("lend %s: %w", tool, err)
	}
	c.loans++
	return nil
}

// Loans returns how many times a tool was lent.
func (c *Counting) Loans() int {
	return c.loans
}
