package guestbook

import (
	"bufio"
	"fmt"
	"io"
)

// Shelf keeps books by their titles.
type Shelf interface {
	Create(title string) (io.WriteCloser, error)
}

// Copy writes the entries of a guest book into a new book, one to a line.
func Copy(shelf Shelf, title string, entries []string) error {
	book, err := shelf.Create(title)
	if err != nil {
		return fmt.Errorf("create %s: %w", title, err)
	}
	defer book.Close()
	pages := bufio.NewWriter(book)
	defer pages.Flush()
	for _, entry := range entries {
		if _, err := fmt.Fprintln(pages, entry); err != nil {
			return fmt.Errorf("write %s: %w", title, err)
		}
	}
	return nil
}
