// A service of the waterworks answers the radio gateway that sends readings.
package main

import (
	"errors"
	"fmt"
	"net/http"
)

// ReadingError says what is wrong with a reading.
type ReadingError struct{ Field, Problem string }

func (e *ReadingError) Error() string { return e.Field + " " + e.Problem }

// Store keeps flows, unless it is down.
type Store struct{ down bool }

// Add keeps a flow, in litres per minute.
func (s *Store) Add(flow int) error {
	if flow < 0 {
		return fmt.Errorf("add: %w", &ReadingError{"flow", "is negative"})
	}
	if s.down {
		return errors.New("add: disk full")
	}
	return nil
}

// Status returns the status that an error means to the gateway.
func Status(err error) int {
	var bad *ReadingError
	switch {
	case err == nil:
		return http.StatusNoContent
	case errors.As(err, &bad):
		return http.StatusBadRequest
	default:
		return http.StatusInternalServerError
	}
}

// Send sends a flow as the gateway does: again after a 5xx, but three times in all.
func Send(store *Store, flow int) {
	for range 3 {
		status := Status(store.Add(flow))
		fmt.Println("flow", flow, "status", status)
		if status < 500 {
			return
		}
		store.down = false // a technician comes
	}
}

func main() {
	Send(&Store{}, 90)
	Send(&Store{}, -5)
	Send(&Store{down: true}, 80)
}
