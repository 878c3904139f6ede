// A bird station counts the birds that it has ringed.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Count returns how many birds are on a list.
func Count(list io.Reader) (int, error) {
	birds := 0
	lines := bufio.NewScanner(list)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "ring ") {
			birds++
		}
	}
	if err := lines.Err(); err != nil {
		return 0, fmt.Errorf("count birds: %w", err)
	}
	return birds, nil
}

func main() {
	path := filepath.Join(os.TempDir(), "spring.txt.gz")
	if err := receive(path); err != nil {
		fmt.Println("error:", err)
		return
	}
	birds, err := countZipped(path)
	fmt.Println("birds in spring:", birds, "error:", err)
}

func countZipped(path string) (int, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, fmt.Errorf("open list: %w", err)
	}
	defer file.Close()
	list, err := gzip.NewReader(file)
	if err != nil {
		return 0, fmt.Errorf("unzip list: %w", err)
	}
	return Count(list)
}

// receive saves the list that the station sends from its island.
func receive(path string) error {
	var list bytes.Buffer
	zipped := gzip.NewWriter(&list)
	if _, err := zipped.Write([]byte("ring 17 robin\nring 18 wren\n")); err != nil {
		return fmt.Errorf("receive list: %w", err)
	}
	if err := zipped.Close(); err != nil {
		return fmt.Errorf("receive list: %w", err)
	}
	if err := os.WriteFile(path, list.Bytes(), 0o600); err != nil {
		return fmt.Errorf("receive list: %w", err)
	}
	return nil
}
