// An arcade serves its high scores.
package main

import "net/http"

// newScores returns the handler of the high scores.
func newScores() http.Handler {
	return http.FileServer(http.Dir("scores"))
}

func main() {
	// Your code here.
}
