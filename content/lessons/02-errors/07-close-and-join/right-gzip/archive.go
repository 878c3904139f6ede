// Package archive keeps the readings of past years.
package archive

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
)

// Write compresses readings into a new file at path.
func Write(path string, readings io.Reader) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("create archive: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	zipped := gzip.NewWriter(file)
	defer func() { err = errors.Join(err, zipped.Close()) }()
	if _, err := io.Copy(zipped, readings); err != nil {
		return fmt.Errorf("write archive %s: %w", path, err)
	}
	return nil
}
