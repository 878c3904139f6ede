// Package sku checks the article numbers of a shop.
package sku

import "regexp"

// A wrong pattern is a bug in this file, and shows when the program starts.
var pattern = regexp.MustCompile(`^[A-Z]{3}-[0-9]{4}$`)

// Valid tells whether text is an article number such as "ABC-0042".
func Valid(text string) bool {
	return pattern.MatchString(text)
}
