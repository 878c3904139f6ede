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

// Archive gives out recordings.
type Archive struct {
	disk Disk
}

// NewArchive returns an archive of the recordings on disk.
func NewArchive(disk Disk) *Archive {
	return &Archive{disk: disk}
}

// Recording returns one recording.
func (a *Archive) Recording(ctx context.Context, name string) ([]byte, error) {
	data, err := a.disk.Read(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("recording %s: %w", name, err)
	}
	return data, nil
}

// Concert returns the recordings of a concert, in its order.
func (a *Archive) Concert(ctx context.Context, names ...string) ([][]byte, error) {
	var concert [][]byte
	for _, name := range names {
		data, err := a.Recording(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("concert: %w", err)
		}
		concert = append(concert, data)
	}
	return concert, nil
}
