// Package upload sends files to a bucket.
package upload

import "context"

// Bucket keeps the bytes of uploads.
type Bucket interface {
	Put(ctx context.Context, name string, data []byte) error
}

// Uploader checks files and puts them into a bucket.
type Uploader struct {
	bucket Bucket
}

// NewUploader returns an uploader for bucket.
func NewUploader(bucket Bucket) *Uploader {
	if bucket == nil {
		panic("bucket cannot be nil")
	}
	return &Uploader{bucket: bucket}
}
