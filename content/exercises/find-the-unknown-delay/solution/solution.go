package departures

import (
	"errors"
	"fmt"
)

// DelayError says how late a train is.
type DelayError struct {
	Minutes int
}

func (e *DelayError) Error() string {
	return fmt.Sprintf("%d minutes late", e.Minutes)
}

// Depart lets a train leave, or tells why it cannot.
func Depart(train string, late int) error {
	if late > 0 {
		return fmt.Errorf("train %s: %w", train, &DelayError{Minutes: late})
	}
	return nil
}

// Announce returns what the loudspeaker says about the result of Depart.
func Announce(err error) string {
	if err == nil {
		return "on time"
	}
	var delay *DelayError
	if errors.As(err, &delay) {
		return fmt.Sprintf("please wait %d minutes", delay.Minutes)
	}
	return "delay unknown"
}
