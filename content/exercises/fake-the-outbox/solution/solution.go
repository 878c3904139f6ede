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

	sent map[string][]string
}

// Send notes the message.
func (f *FakeOutbox) Send(ctx context.Context, to, text string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := f.Unreachable[to]; err != nil {
		return err
	}
	if f.sent == nil {
		f.sent = make(map[string][]string)
	}
	f.sent[to] = append(f.sent[to], text)
	return nil
}

// Sent returns the messages that were sent to somebody, the first one first.
func (f *FakeOutbox) Sent(to string) []string {
	return f.sent[to]
}
