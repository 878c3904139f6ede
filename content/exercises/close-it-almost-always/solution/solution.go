// Package songbook reads the first lines of songs.
package songbook

import (
	"bufio"
	"fmt"
	"os"
)

// FirstLine returns the first line of the song in the file at path.
func FirstLine(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("open song: %w", err)
	}
	line, err := bufio.NewReader(file).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("read song %s: %w", path, err)
	}
	if err := file.Close(); err != nil {
		return "", fmt.Errorf("close song %s: %w", path, err)
	}
	return line, nil
}
