// Package export writes order reports.
package export

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// WriteReport copies the report into a new file at path.
func WriteReport(path string, report io.Reader) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("create report: %w", err)
	}
	defer func() {
		err = errors.Join(err, file.Close())
	}()
	if _, err := io.Copy(file, report); err != nil {
		return fmt.Errorf("write report %s: %w", path, err)
	}
	return nil
}
