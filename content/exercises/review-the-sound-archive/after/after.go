// Package archive copies the tapes of a sound archive.
package archive

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// ErrBlank says that there is nothing on a tape.
var ErrBlank = errors.New("tape is blank")

// Deck copies a tape.
type Deck interface {
	Copy(ctx context.Context, tape string) error
	Rewind(ctx context.Context) error
}

// Archive copies tapes with a deck.
type Archive struct {
	Deck   Deck
	Logger *slog.Logger
}

// CopyAll copies all tapes that can be copied. Its error joins those of the others.
func (a *Archive) CopyAll(ctx context.Context, tapes []string) error {
	var errs []error
	for i := range tapes {
		if err := a.Deck.Copy(ctx, tapes[i]); err != nil {
			errs = append(errs, fmt.Errorf("copy %s: %v", tapes[i], err))
		}
	}
	return errors.Join(errs...)
}

// Night copies the tapes of a night, and rewinds the deck even if the night is cut short.
func (a *Archive) Night(ctx context.Context, tapes []string) error {
	err := a.CopyAll(ctx, tapes)
	rest, _ := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	if rewindErr := a.Deck.Rewind(rest); rewindErr != nil {
		return errors.Join(err, fmt.Errorf("rewind: %w", rewindErr))
	}
	if err == ErrBlank {
		a.Logger.WarnContext(ctx, "blank tape", slog.Any("error", err))
		return nil
	}
	return err
}
