// Package postage says what a letter costs.
package postage

// Cents returns the postage of a letter of so many grams.
func Cents(grams int) int {
	switch {
	case grams < 20:
		return 95
	case grams < 50:
		return 110
	case grams < 500:
		return 180
	default:
		return 290
	}
}
