package library

import "fmt"

// Label returns the text on the back of a book.
func Label(shelves map[string]int, title string) string {
	if shelf, known := shelves[title]; !known {
		return "ask at the desk"
	} else {
		return fmt.Sprintf("shelf %d", shelf)
	}
}
