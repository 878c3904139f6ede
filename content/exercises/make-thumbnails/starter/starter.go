package thumbnail

import (
	"context"
	"fmt"
)

// Storage is what the cloud client can do.
type Storage interface {
	Get(ctx context.Context, key string) ([]byte, error)
	Put(ctx context.Context, key string, data []byte) error
	Delete(ctx context.Context, key string) error
	List(ctx context.Context, prefix string) ([]string, error)
	Copy(ctx context.Context, from, to string) error
	Sign(ctx context.Context, key string) (string, error)
}

// Thumbnailer makes small pictures of large ones.
type Thumbnailer struct {
	storage Storage
	shrink  func(picture []byte) []byte
}

// NewThumbnailer returns a Thumbnailer that works in storage and makes pictures small with shrink.
func NewThumbnailer(storage Storage, shrink func(picture []byte) []byte) *Thumbnailer {
	return &Thumbnailer{storage: storage, shrink: shrink}
}

// Make stores a small version of the picture at key beside it.
func (t *Thumbnailer) Make(ctx context.Context, key string) error {
	picture, err := t.storage.Get(ctx, key)
	if err != nil {
		return fmt.Errorf("read picture %s: %w", key, err)
	}
	if err := t.storage.Put(ctx, key+".small", t.shrink(picture)); err != nil {
		return fmt.Errorf("store thumbnail of %s: %w", key, err)
	}
	return nil
}
