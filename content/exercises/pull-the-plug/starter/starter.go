// An arcade serves its high scores.
package main

import "net/http"

// newScores returns the handler of the high scores.
func newScores() http.Handler {
	return http.RedirectHandler("/scores.txt", http.StatusFound)
}

func main() {
	// Your code here.
}
