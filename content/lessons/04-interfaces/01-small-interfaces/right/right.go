// A report job asks for the two things that it does.
package main

import (
	"context"
	"fmt"
)

// OrderReader is what a report needs of the order database.
type OrderReader interface {
	List(ctx context.Context) ([]string, error)
	Total(ctx context.Context, id string) (int64, error)
}

// Revenue adds up the totals of all orders, in cents.
func Revenue(ctx context.Context, orders OrderReader) (int64, error) {
	ids, err := orders.List(ctx)
	if err != nil {
		return 0, fmt.Errorf("list orders: %w", err)
	}
	var sum int64
	for _, id := range ids {
		cents, err := orders.Total(ctx, id)
		if err != nil {
			return 0, fmt.Errorf("total of order %s: %w", id, err)
		}
		sum += cents
	}
	return sum, nil
}

// fixedPrice is a whole test double: every order costs the same.
type fixedPrice int64

func (fixedPrice) List(context.Context) ([]string, error) {
	return []string{"o-1", "o-2"}, nil
}

func (p fixedPrice) Total(context.Context, string) (int64, error) {
	return int64(p), nil
}

func main() {
	cents, err := Revenue(context.Background(), fixedPrice(1250))
	fmt.Println("revenue:", cents, "error:", err)
}
