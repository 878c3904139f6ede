package checkout

import (
	"context"
	"fmt"
)

// Line is an article in a cart and how often it was chosen.
type Line struct {
	Article string
	Count   int64
}

// catalog knows the prices of the shop, in cents.
type catalog struct {
	cents map[string]int64
}

// Price returns the price of an article.
func (c *catalog) Price(ctx context.Context, article string) (int64, error) {
	cents, ok := c.cents[article]
	if !ok {
		return 0, fmt.Errorf("article %q is not in the catalog", article)
	}
	return cents, ctx.Err()
}

// PriceSource knows what an article costs, in cents.
type PriceSource interface {
	Price(ctx context.Context, article string) (int64, error)
}

// Total returns what the cart costs, in cents.
func Total(ctx context.Context, prices PriceSource, cart []Line) (int64, error) {
	var total int64
	for _, line := range cart {
		cents, err := prices.Price(ctx, line.Article)
		if err != nil {
			return 0, fmt.Errorf("price of %s: %w", line.Article, err)
		}
		total += cents * line.Count
	}
	return total, nil
}
