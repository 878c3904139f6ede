// Package press prints proofs of books.
package press

import (
	"context"
	"fmt"
)

// Printer prints one sheet.
type Printer interface {
	Print(ctx context.Context, page int) error
}

// Press prints proofs before a book goes to the binder.
type Press struct {
	printer Printer
	printed int
}

// New returns a press that prints with printer.
func New(printer Printer) *Press {
	return &Press{printer: printer}
}

// Proof prints a proof of each page.
func (p *Press) Proof(ctx context.Context, pages []int) error {
	for sheet, page := range pages {
		if err := p.printer.Print(ctx, page); err != nil {
			return fmt.Errorf("print sheet %d of %d: %w", sheet+1, len(pages), err)
		}
		p.printed++
	}
	return nil
}

// Printed returns how many sheets were printed.
func (p *Press) Printed() int {
	return p.printed
}
