// Package archive keeps the readings of past years.
package archive

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
)

// Write compresses readings into a new file at path.
func Write(path string, readings io.Reader) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("create archive: %w", err)
	}
	defer file.Close()
	zipped := gzip.NewWriter(file)
	defer zipped.Close()
	if _, err := io.Copy(zipped, readings); err != nil {
		return fmt.Errorf("write archive %s: %w", path, err)
	}
	return nil
}
