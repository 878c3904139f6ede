// A ferry office prints today's last departure.
package main

import (
	"fmt"
	"os"
	"time"
	_ "time/tzdata" // the image has no time zones of its own
)

// LastFerry returns the time of the last departure, as the clock in the harbour shows it.
func LastFerry() (string, error) {
	lisbon, err := time.LoadLocation("Europe/Lisbon")
	if err != nil {
		return "", fmt.Errorf("last ferry: %w", err)
	}
	return time.Date(2026, time.July, 1, 21, 30, 0, 0, time.UTC).In(lisbon).Format(time.Kitchen), nil
}

func main() {
	last, err := LastFerry()
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	fmt.Println("last ferry:", last)
}
