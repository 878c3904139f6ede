// Package paper calculates how much paper a book needs.
package paper

import "errors"

// ErrNoPages says that a book is empty.
var ErrNoPages = errors.New("book has no pages")

// Sheets returns how many sheets a book needs, at four pages to a sheet.
func Sheets(pages int) (error, int) {
	if pages < 1 {
		return ErrNoPages, 0
	}
	return nil, (pages + 3) / 4
}
