// A print shop checks the pages of a book before it prints them.
package main

import (
	"errors"
	"fmt"
)

// PageError says what is wrong with one page.
type PageError struct {
	Page    int
	Problem string
}

func (e *PageError) Error() string {
	return fmt.Sprintf("page %d %s", e.Page, e.Problem)
}

// Check returns a *PageError for the first page that cannot be printed.
func Check(pages []string) error {
	for i, page := range pages {
		if page == "" {
			return &PageError{Page: i + 1, Problem: "is empty"}
		}
	}
	return nil
}

// Submit accepts a book for printing.
func Submit(title string, pages []string) error {
	if err := Check(pages); err != nil {
		return fmt.Errorf("submit %s: %w", title, err)
	}
	return nil
}

// Advice tells the customer what to do.
func Advice(err error) string {
	var bad *PageError
	if errors.As(err, &bad) {
		return fmt.Sprintf("open your file at page %d", bad.Page)
	}
	return "try again later"
}

func main() {
	err := Submit("Tide Tables", []string{"title", "January", ""})
	fmt.Println("error:", err)
	fmt.Println("advice:", Advice(err))
}
