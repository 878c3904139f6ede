// Package mill shows the state of a mill.
package mill

import "net/http"

// Metrics returns a server that shows the state of the mill.
func Metrics(handler http.Handler) *http.Server {
	return &http.Server{Addr: ":6060", Handler: handler}
}
