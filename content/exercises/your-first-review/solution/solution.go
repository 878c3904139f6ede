package cinema

import (
	"fmt"
	"strconv"
)

// ParseSeat reads the seat number that a guest typed.
func ParseSeat(text string) (int, error) {
	seat, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("parse seat: %w", err)
	}
	return seat, nil
}
