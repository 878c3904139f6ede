// Package plates sends the pages of a book to the plate maker.
package plates

import (
	"context"
	"fmt"
)

// PageError says which page could not be sent, and why.
type PageError struct {
	Page int
	Err  error
}

func (e *PageError) Error() string {
	return fmt.Sprintf("page %d: %v", e.Page, e.Err)
}

// Unwrap returns the cause.
func (e *PageError) Unwrap() error { return e.Err }

// Maker makes one plate from one page.
type Maker interface {
	Make(ctx context.Context, page string) error
}

// Send sends all pages, and stops at the first that fails, with a *PageError.
func Send(ctx context.Context, maker Maker, pages []string) error {
	for i, page := range pages {
		if err := maker.Make(ctx, page); err != nil {
			return &PageError{Page: i + 1, Err: err}
		}
	}
	return nil
}
