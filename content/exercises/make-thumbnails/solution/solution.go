package thumbnail

import (
	"context"
	"fmt"
)

// pictureStore holds pictures by key.
type pictureStore interface {
	Get(ctx context.Context, key string) ([]byte, error)
	Put(ctx context.Context, key string, data []byte) error
}

// Thumbnailer makes small pictures of large ones.
type Thumbnailer struct {
	store  pictureStore
	shrink func(picture []byte) []byte
}

// NewThumbnailer returns a Thumbnailer that works in store and makes pictures small with shrink.
func NewThumbnailer(store pictureStore, shrink func(picture []byte) []byte) *Thumbnailer {
	return &Thumbnailer{store: store, shrink: shrink}
}

// Make stores a small version of the picture at key beside it.
func (t *Thumbnailer) Make(ctx context.Context, key string) error {
	picture, err := t.store.Get(ctx, key)
	if err != nil {
		return fmt.Errorf("read picture %s: %w", key, err)
	}
	if err := t.store.Put(ctx, key+".small", t.shrink(picture)); err != nil {
		return fmt.Errorf("store thumbnail of %s: %w", key, err)
	}
	return nil
}
