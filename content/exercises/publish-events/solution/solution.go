package importer

import (
	"context"
	"fmt"
)

// Event is something that happened to an article.
type Event struct {
	Article string
	What    string
}

// Publish sends the events on out, one after the other, until all are sent or ctx is done.
func Publish(ctx context.Context, out chan<- Event, events []Event) error {
	for i, event := range events {
		select {
		case out <- event:
		case <-ctx.Done():
			return fmt.Errorf("publish: %d of %d events sent: %w", i, len(events), ctx.Err())
		}
	}
	return nil
}
