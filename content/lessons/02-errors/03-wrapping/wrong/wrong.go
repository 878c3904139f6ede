// A tram depot looks up how often each line runs today.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"testing/fstest"
)

// Headway returns the minutes between two trams of a line.
func Headway(timetable fs.FS, line string) (int, error) {
	text, err := fs.ReadFile(timetable, line+".txt")
	if err != nil {
		return 0, fmt.Errorf("headway of line %s: %v", line, err)
	}
	minutes, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0, err
	}
	return minutes, nil
}

func main() {
	today := fstest.MapFS{
		"4.txt":  {Data: []byte("8\n")},
		"11.txt": {Data: []byte("7 min\n")},
	}
	for _, line := range []string{"4", "11", "13"} {
		minutes, err := Headway(today, line)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			fmt.Println("line", line, "does not run today")
		case err != nil:
			fmt.Println("error:", err)
		default:
			fmt.Println("line", line, "runs every", minutes, "minutes")
		}
	}
}
