// Package upload sends files to a bucket.
package upload

import (
	"context"
	"errors"
)

// ErrNoBucket says that an uploader was asked for without a bucket.
var ErrNoBucket = errors.New("upload: no bucket")

// Bucket keeps the bytes of uploads.
type Bucket interface {
	Put(ctx context.Context, name string, data []byte) error
}

// Uploader checks files and puts them into a bucket.
type Uploader struct {
	bucket Bucket
}

// NewUploader returns an uploader for bucket. A nil bucket is ErrNoBucket.
func NewUploader(bucket Bucket) (*Uploader, error) {
	if bucket == nil {
		return nil, ErrNoBucket
	}
	return &Uploader{bucket: bucket}, nil
}
