// Package lost keeps what passengers leave behind on trams.
package lost

import "net/http"

// Office has the handlers of the lost property office.
type Office struct {
	// Home shows opening hours, List all items, Show one, Collect hands one out, Photo shows a picture.
	Home, List, Show, Collect, Photo http.HandlerFunc
}

// Routes returns the routes of the office.
func (o *Office) Routes() http.Handler {
	// Your code here.
	return http.NewServeMux()
}
