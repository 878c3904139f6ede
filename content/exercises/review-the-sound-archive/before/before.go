// Package archive copies the tapes of a sound archive.
package archive

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
)

// ErrBlank says that there is nothing on a tape.
var ErrBlank = errors.New("tape is blank")

// Deck copies a tape.
type Deck interface {
	Copy(ctx context.Context, tape string) error
}

// Archive copies tapes with a deck.
type Archive struct {
	Deck   Deck
	Logger *slog.Logger
}

// CopyAll copies tapes, up to the first that cannot be copied.
func (a *Archive) CopyAll(ctx context.Context, tapes []string) error {
	for i := 0; i < len(tapes); i++ {
		if err := a.Deck.Copy(ctx, tapes[i]); err != nil {
			return fmt.Errorf("copy %s: %w", tapes[i], err)
		}
	}
	return nil
}

// Night copies the tapes of a night.
func (a *Archive) Night(ctx context.Context, tapes []string) error {
	err := a.CopyAll(ctx, tapes)
	if errors.Is(err, ErrBlank) {
		a.Logger.WarnContext(ctx, "blank tape", slog.Any("error", err))
		return nil
	}
	return err
}
