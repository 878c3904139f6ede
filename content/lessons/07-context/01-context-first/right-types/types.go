// Package event hands events to those who want them.
package event

import "context"

// Handler reacts to an event.
type Handler func(ctx context.Context, name string) error

// Publisher sends events to other services.
type Publisher interface {
	Publish(ctx context.Context, name string) error
}

// Forward returns a handler that hands events to a publisher.
func Forward(p Publisher) Handler {
	return func(ctx context.Context, name string) error {
		return p.Publish(ctx, name)
	}
}
