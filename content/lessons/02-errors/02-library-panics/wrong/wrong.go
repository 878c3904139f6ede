// Package price reads prices from the files of suppliers.
package price

import (
	"strconv"
	"strings"
)

// Parse reads a price such as "12.50" and returns it in cents.
func Parse(text string) int64 {
	whole, fraction, ok := strings.Cut(text, ".")
	if !ok || len(fraction) != 2 {
		panic("malformed price " + strconv.Quote(text))
	}
	cents, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		panic(err)
	}
	return cents
}
