// Package mill shows the state of a mill.
package mill

import "net/http"

// Metrics returns a server that shows the state of the mill to this machine alone.
func Metrics(handler http.Handler) *http.Server {
	return &http.Server{Addr: "localhost:6060", Handler: handler}
}
