// A canal opens the gates of a lock, one after the other.
package main

import "fmt"

func main() {
	var steps []func()
	for _, gate := range []string{"upper", "middle", "lower"} {
		steps = append(steps, func() { fmt.Println("open the", gate, "gate") })
	}
	for _, step := range steps {
		step()
	}
}
