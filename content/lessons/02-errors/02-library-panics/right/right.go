// Package price reads prices from the files of suppliers.
package price

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrMalformed says that a text is not a price such as "12.50".
var ErrMalformed = errors.New("malformed price")

// Parse reads a price such as "12.50" and returns it in cents.
func Parse(text string) (int64, error) {
	whole, fraction, ok := strings.Cut(text, ".")
	if !ok || len(fraction) != 2 {
		return 0, fmt.Errorf("parse %q: %w", text, ErrMalformed)
	}
	cents, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("parse %q: %w: %w", text, ErrMalformed, err)
	}
	return cents, nil
}
