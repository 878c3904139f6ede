// Package lift serves the state of a ski lift.
package lift

import "net/http"

// Lift is a ski lift.
type Lift struct {
	Name string
	Open bool
}

// State answers whether the lift is open.
func (l *Lift) State(w http.ResponseWriter, _ *http.Request) {
	if !l.Open {
		http.Error(w, "closed", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
