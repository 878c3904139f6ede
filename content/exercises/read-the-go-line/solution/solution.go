// Package gomod reads what a module says about itself.
package gomod

import (
	"errors"
	"strings"
)

// ErrNoGoLine says that a go.mod does not name a version of Go.
var ErrNoGoLine = errors.New("no go line")

// GoVersion returns the version of Go that a go.mod names, such as "1.26.0". Where there is none, it returns
// ErrNoGoLine.
func GoVersion(gomod string) (string, error) {
	for line := range strings.Lines(gomod) {
		code, _, _ := strings.Cut(line, "//")
		if words := strings.Fields(code); len(words) == 2 && words[0] == "go" {
			return words[1], nil
		}
	}
	return "", ErrNoGoLine
}
