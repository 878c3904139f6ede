// Package choir keeps the recordings of a choir.
package choir

import (
	"context"
	"errors"
	"fmt"
)

// ErrUnknown says that there is no such recording.
var ErrUnknown = errors.New("unknown recording")

// Disk is where the recordings are kept.
type Disk interface {
	Read(ctx context.Context, name string) ([]byte, error)
}

// Store gives out recordings.
type Store struct {
	disk Disk
}

// NewStore returns a store of the recordings on disk.
func NewStore(disk Disk) *Store {
	return &Store{disk: disk}
}

// Recording returns one recording.
func (s *Store) Recording(ctx context.Context, name string) ([]byte, error) {
	data, err := s.disk.Read(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("recording %s: %w", name, err)
	}
	return data, nil
}

// Concert returns the recordings of a concert, in its order.
func (s *Store) Concert(ctx context.Context, names ...string) ([][]byte, error) {
	var concert [][]byte
	for _, name := range names {
		data, err := s.Recording(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("concert: %w", err)
		}
		concert = append(concert, data)
	}
	return concert, nil
}
