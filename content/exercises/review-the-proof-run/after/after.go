// Package press prints proofs of books.
package press

import (
	"context"
	"log/slog"
	"sync"
)

// Printer prints one sheet.
type Printer interface {
	Print(ctx context.Context, page int) error
}

// Press prints proofs before a book goes to the binder.
type Press struct {
	printer Printer
	mu      sync.Mutex
	printed int
}

// New returns a press that prints with printer.
func New(printer Printer) *Press {
	return &Press{printer: printer}
}

// Proof prints a proof of each page, all of them at the same time.
func (p *Press) Proof(ctx context.Context, pages []int) {
	var wg sync.WaitGroup
	for _, page := range pages {
		go func() {
			wg.Add(1)
			defer wg.Done()
			if err := p.printer.Print(ctx, page); err != nil {
				slog.ErrorContext(ctx, "print page", slog.Int("page", page), slog.Any("error", err))
				return
			}
			p.mu.Lock()
			defer p.mu.Unlock()
			p.printed++
		}()
	}
	wg.Wait()
}

// Printed returns how many sheets were printed.
func (p Press) Printed() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.printed
}
