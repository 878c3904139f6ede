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
	ctx  context.Context
	disk Disk
}

// NewArchive returns an archive of the recordings on disk.
func NewArchive(ctx context.Context, disk Disk) *Archive {
	return &Archive{ctx: ctx, disk: disk}
}

// Recording returns one recording.
func (a *Archive) Recording(name string) ([]byte, error) {
	data, err := a.disk.Read(a.ctx, name)
	if err != nil {
		return nil, fmt.Errorf("recording %s: %w", name, err)
	}
	return data, nil
}

// Concert returns the recordings of a concert, in its order.
func (a *Archive) Concert(names ...string) ([][]byte, error) {
	var concert [][]byte
	for _, name := range names {
		data, err := a.Recording(name)
		if err != nil {
			return nil, fmt.Errorf("concert: %w", err)
		}
		concert = append(concert, data)
	}
	return concert, nil
}
