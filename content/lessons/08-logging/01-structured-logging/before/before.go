// A depot is visited by a guest and by a thief.
package main

import (
	"log"
	"os"

	door "content/lessons/08-logging/01-structured-logging/wrong"
)

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	depot := door.Door{Name: "depot", Badges: map[string]bool{"director": true}}
	for _, badge := range []string{"guest 17", "x\nINFO depot: opened for badge director"} {
		depot.Open(badge)
	}
}
