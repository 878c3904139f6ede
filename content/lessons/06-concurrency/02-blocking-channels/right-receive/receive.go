// Package upload makes small pictures of uploads.
package upload

import "context"

// Upload is a picture whose thumbnail is being made.
type Upload struct {
	thumbnail chan []byte
}

// Thumbnail waits until the small picture is ready.
func (u *Upload) Thumbnail(ctx context.Context) ([]byte, error) {
	select {
	case picture := <-u.thumbnail:
		return picture, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
