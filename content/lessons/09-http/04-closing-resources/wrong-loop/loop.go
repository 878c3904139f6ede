// Package snow counts the reports in the files of a winter.
package snow

import (
	"bufio"
	"fmt"
	"os"
)

// Count returns the number of lines in all files.
func Count(paths []string) (int, error) {
	lines := 0
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			return 0, fmt.Errorf("count reports: %w", err)
		}
		defer file.Close()
		scanner := bufio.NewScanner(file)
		for scanner.Scan() {
			lines++
		}
		if err := scanner.Err(); err != nil {
			return 0, fmt.Errorf("count reports in %s: %w", path, err)
		}
	}
	return lines, nil
}
