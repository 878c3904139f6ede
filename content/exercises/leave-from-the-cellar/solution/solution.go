package cellar

import "log"

// Draw takes a litre out of a barrel, and returns what is left.
func Draw(litres int) int {
	if litres == 0 {
		log.Fatal("draw: barrel is empty")
	}
	return litres - 1
}
