// Package request lets every log line say to which request it belongs.
package request

import (
	"context"
	"log/slog"
)

type idKey struct{}

// WithID returns a context that carries the id of a request.
func WithID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, idKey{}, id)
}

// Handler adds the id of the request to each record and hands it to another handler.
type Handler struct {
	next slog.Handler
}

// NewHandler returns a handler in front of next.
func NewHandler(next slog.Handler) *Handler {
	return &Handler{next: next}
}

// Enabled reports whether records of a level are wanted.
func (h *Handler) Enabled(ctx context.Context, level slog.Level) bool {
	return h.next.Enabled(ctx, level)
}

// Handle adds the id, if ctx carries one.
func (h *Handler) Handle(ctx context.Context, record slog.Record) error {
	if id, ok := ctx.Value(idKey{}).(string); ok {
		record.AddAttrs(slog.String("request", id))
	}
	return h.next.Handle(ctx, record)
}

// WithAttrs is called by Logger.With.
func (h *Handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return NewHandler(h.next.WithAttrs(attrs))
}

// WithGroup is called by Logger.WithGroup.
func (h *Handler) WithGroup(name string) slog.Handler {
	return NewHandler(h.next.WithGroup(name))
}
