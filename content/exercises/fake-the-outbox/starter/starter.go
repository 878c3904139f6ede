// Package choir reminds its singers.
package choir

import (
	"context"
	"fmt"
)

// Outbox sends messages.
type Outbox interface {
	Send(ctx context.Context, to, text string) error
}

// Remind reminds each singer of a rehearsal, and stops at the first message that cannot be sent.
func Remind(ctx context.Context, outbox Outbox, day string, singers []string) error {
	for _, singer := range singers {
		if err := outbox.Send(ctx, singer, "rehearsal on "+day); err != nil {
			return fmt.Errorf("remind %s: %w", singer, err)
		}
	}
	return nil
}

// FakeOutbox is an Outbox for tests. Its zero value sends everything.
type FakeOutbox struct {
	// Unreachable are those to whom nothing can be sent, each with the error that is returned.
	Unreachable map[string]error

	// Your code here.
}
