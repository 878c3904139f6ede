// Package tickets prices seats in a concert hall.
package tickets

// Price returns the price of a seat in a row, in cents.
func Price(row int) int { return max(1500, 6000-row*150) }
