package tide

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// LineError says which line of a table could not be read, and why.
type LineError struct {
	Line int // counted from 1
	Err  error
}

func (e *LineError) Error() string {
	return fmt.Sprintf("line %d: %v", e.Line, e.Err)
}

// Unwrap returns the cause.
func (e *LineError) Unwrap() error { return e.Err }

// Parse reads a table with one height in metres on each line.
func Parse(table string) ([]float64, error) {
	var heights []float64
	for i, line := range strings.Split(table, "\n") {
		height, err := strconv.ParseFloat(line, 64)
		if err != nil {
			return nil, &LineError{Line: i + 1, Err: err}
		}
		heights = append(heights, height)
	}
	return heights, nil
}

// Mark returns "ok", or the first bad line, such as "line 3".
func Mark(table string) string {
	_, err := Parse(table)
	var bad *LineError
	if errors.As(err, &bad) {
		return fmt.Sprintf("line %d", bad.Line)
	}
	return "ok"
}
