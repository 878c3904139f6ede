// Package batch does the same thing to many items.
package batch

import (
	"context"
	"errors"
)

// ErrLimit says that a batch was given a limit below one.
var ErrLimit = errors.New("batch: limit below one")

// Each calls do for every item, at most limit at a time, and returns the first error.
func Each[T any](ctx context.Context, limit int, items []T, do func(context.Context, T) error) error {
	// Your code here.
	return nil
}
