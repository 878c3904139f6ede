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
	ctx  context.Context
	disk Disk
}

// NewStore returns a store of the recordings on disk.
func NewStore(ctx context.Context, disk Disk) *Store {
	return &Store{ctx: ctx, disk: disk}
}

// Recording returns one recording.
func (s *Store) Recording(name string) ([]byte, error) {
	data, err := s.disk.Read(s.ctx, name)
	if err != nil {
		return nil, fmt.Errorf("recording %s: %w", name, err)
	}
	return data, nil
}

// Concert returns the recordings of a concert, in its order.
func (s *Store) Concert(names ...string) ([][]byte, error) {
	var concert [][]byte
	for _, name := range names {
		data, err := s.Recording(name)
		if err != nil {
			return nil, fmt.Errorf("concert: %w", err)
		}
		concert = append(concert, data)
	}
	return concert, nil
}
