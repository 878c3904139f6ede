package film

import (
	"fmt"
	"io"
)

// Size reads the archive to its end and returns how many bytes it has.
func Size(archive io.Reader) (int, error) {
	buffer := make([]byte, 4096)
	size := 0
	for {
		n, err := archive.Read(buffer)
		size += n
		if err == io.EOF {
			return size, nil
		}
		if err != nil {
			return size, fmt.Errorf("read archive: %w", err)
		}
	}
}
