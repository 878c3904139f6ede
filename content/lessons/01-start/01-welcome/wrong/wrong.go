// Package profile keeps the profiles of sellers.
package profile

import (
	"context"
	"encoding/json"
	"fmt"
)

// Profile is what a seller shows to buyers.
type Profile struct {
	ID     string
	Name   string
	Rating float64
}

// Store keeps values under keys.
type Store interface {
	Put(ctx context.Context, key string, value []byte) error
}

// Save keeps a profile under its seller's id.
func Save(store Store, ctx context.Context, p Profile) error {
	data, _ := json.Marshal(p)
	if err := store.Put(ctx, p.ID, data); err != nil {
		return fmt.Errorf("store profile %s: %w", p.ID, err)
	}
	return nil
}
