package shop

import (
	"context"
	"fmt"
	"time"
)

// patience is how long a page waits for recommendations.
const patience = 200 * time.Millisecond

// Engine knows which articles go together.
type Engine interface {
	Similar(ctx context.Context, customer string) ([]string, error)
}

// Recommend returns articles that the customer may like, or an error if the engine takes too long.
func Recommend(ctx context.Context, engine Engine, customer string) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	articles, err := engine.Similar(ctx, customer)
	if err != nil {
		return nil, fmt.Errorf("recommend to %s: %w", customer, err)
	}
	return articles, nil
}
