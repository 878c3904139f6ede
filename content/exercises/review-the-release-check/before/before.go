// Package release checks a module before it is released.
package release

import (
	"errors"
	"strings"
)

// ErrReplace says that a module depends on something that only this machine has.
var ErrReplace = errors.New("go.mod has a replace")

// Check returns what speaks against releasing a module with this go.mod.
func Check(gomod string) error {
	if strings.Contains(gomod, "\nreplace ") {
		return ErrReplace
	}
	return nil
}
