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
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", o.Home)
	mux.HandleFunc("GET /items", o.List)
	mux.HandleFunc("GET /items/{id}", o.Show)
	mux.HandleFunc("DELETE /items/{id}", o.Collect)
	mux.HandleFunc("GET /photos/{path...}", o.Photo)
	return mux
}
