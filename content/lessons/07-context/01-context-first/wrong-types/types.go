// Package event hands events to those who want them.
package event

import "context"

// Handler reacts to an event.
type Handler func(name string, ctx context.Context) error

// Publisher sends events to other services.
type Publisher interface {
	Publish(name string, ctx context.Context) error
}

// Forward returns a handler that hands events to a publisher.
func Forward(p Publisher) Handler {
	return func(name string, ctx context.Context) error {
		return p.Publish(name, ctx)
	}
}
