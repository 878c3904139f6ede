package logbook

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Longest returns the longest day of a logbook in miles. Each line is a day and its miles, such as "12 May;140".
func Longest(path string) (int, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, fmt.Errorf("longest day: %w", err)
	}
	defer file.Close()
	longest := 0
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		day, miles, _ := strings.Cut(lines.Text(), ";")
		n, err := strconv.Atoi(miles)
		if err != nil {
			return 0, fmt.Errorf("miles of %s: %w", day, err)
		}
		longest = max(longest, n)
	}
	return longest, nil
}
