// Package guide tells visitors of a museum what they see.
package guide

import (
	"context"
	"fmt"
)

// Provider is whatever has texts for the guide.
type Provider interface {
	Text(ctx context.Context, room int) (string, error)
	SetText(ctx context.Context, room int, text string) error
	DeleteText(ctx context.Context, room int) error
	Rooms(ctx context.Context) ([]int, error)
	Count(ctx context.Context) (int, error)
	Close() error
}

var current Provider

// Use sets the provider of the whole guide.
func Use(p Provider) {
	if p == nil {
		panic("guide: provider is nil")
	}
	current = p
}

// Archive keeps the texts of the guide.
type Archive struct {
	texts map[int]string
}

// NewArchive returns an archive with the texts of the rooms.
func NewArchive(texts map[int]string) *Archive {
	return &Archive{texts: texts}
}

// Text returns the text for a room.
func (a *Archive) Text(_ context.Context, room int) (string, error) {
	text, known := a.texts[room]
	if !known {
		return "", fmt.Errorf("no text for room %d", room)
	}
	return text, nil
}

// Speaker reads a text aloud.
type Speaker interface {
	Say(ctx context.Context, text string) error
}

// Louder says everything twice as loud.
type Louder struct {
	speaker Speaker
}

// NewLouder returns a speaker for a full room.
func NewLouder(speaker Speaker) Speaker {
	return &Louder{speaker: speaker}
}

// Say says a text, loudly.
func (l *Louder) Say(ctx context.Context, text string) error {
	if err := l.speaker.Say(ctx, "<loud>"+text+"</loud>"); err != nil {
		return fmt.Errorf("say loudly: %w", err)
	}
	return nil
}

// Play says the text for a room.
func Play(ctx context.Context, speaker Speaker, room int) error {
	text, err := current.Text(ctx, room)
	if err != nil {
		return fmt.Errorf("play room %d: %w", room, err)
	}
	if err := speaker.Say(ctx, text); err != nil {
		return fmt.Errorf("play room %d: %w", room, err)
	}
	return nil
}
