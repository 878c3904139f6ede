// Package door guards the doors of a museum's depot.
package door

import (
	"context"
	"log/slog"
)

// Door opens for the badges that it knows.
type Door struct {
	Name   string
	Badges map[string]bool
	Logger *slog.Logger
}

// Open opens the door for a badge, and reports whether it did.
func (d *Door) Open(ctx context.Context, badge string) bool {
	if !d.Badges[badge] {
		d.Logger.WarnContext(ctx, "badge refused", slog.String("door", d.Name), slog.String("badge", badge))
		return false
	}
	d.Logger.InfoContext(ctx, "door opened", slog.String("door", d.Name), slog.String("badge", badge))
	return true
}
