// A shop saves whatever is unsaved before it exits.
package main

import (
	"context"
	"fmt"
	"io"
	"strings"
)

// flusher is what a part of the shop implements to save its data at exit.
type flusher interface {
	Flush(ctx context.Context, w io.Writer) error
}

// AuditLog keeps entries in memory until they are flushed.
type AuditLog struct{ entries []string }

// Flush writes the entries to w.
func (l *AuditLog) Flush(w io.Writer, ctx context.Context) error {
	for _, entry := range l.entries {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("flush audit log: %w", err)
		}
		if _, err := fmt.Fprintln(w, entry); err != nil {
			return fmt.Errorf("flush audit log: %w", err)
		}
	}
	return nil
}

// flushAll flushes the parts that can be flushed.
func flushAll(ctx context.Context, w io.Writer, parts ...any) error {
	for _, part := range parts {
		if f, ok := part.(flusher); ok {
			if err := f.Flush(ctx, w); err != nil {
				return fmt.Errorf("flush %T: %w", part, err)
			}
		}
	}
	return nil
}

func main() {
	var saved strings.Builder
	err := flushAll(context.Background(), &saved, &AuditLog{entries: []string{"refund o-17"}})
	fmt.Printf("saved %q, error: %v\n", saved.String(), err)
}
