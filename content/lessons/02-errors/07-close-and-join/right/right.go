// A seismograph station saves its readings to a disk that is full.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

var errDiskFull = errors.New("disk is full")

// fullDisk has no room left.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errDiskFull }

// Save writes one reading to each line.
func Save(w io.Writer, readings []float64) error {
	out := bufio.NewWriter(w)
	for _, reading := range readings {
		if _, err := fmt.Fprintf(out, "%.2f\n", reading); err != nil {
			return fmt.Errorf("save readings: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("save readings: %w", err)
	}
	return nil
}

func main() {
	fmt.Println("saved, error:", Save(fullDisk{}, []float64{0.12, 4.71, 0.33}))
}
