// A map library prints its opening hours.
package main

import (
	"context"
	"fmt"
	"time"
)

// Hours returns the opening hours of a day.
func Hours(ctx context.Context, day string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := ctx.Err(); err != nil {
		return "", fmt.Errorf("hours of %s: %w", day, err)
	}
	return "10 to 18", nil
}

func main() {
	hours, err := Hours(nil, "Tuesday")
	fmt.Println(hours, err)
}
