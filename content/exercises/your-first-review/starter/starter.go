package cinema

import "strconv"

// ParseSeat reads the seat number that a guest typed.
func ParseSeat(text string) (int, error) {
	seat, _ := strconv.Atoi(text)
	return seat, nil
}
