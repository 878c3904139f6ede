// A radio station adds up the length of its shows.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

// seconds reads the length of a track, such as "Blue Hour;250".
func seconds(track string) (int, error) {
	title, length, _ := strings.Cut(track, ";")
	n, err := strconv.Atoi(length)
	if err != nil {
		return 0, fmt.Errorf("track %q: %w", title, err)
	}
	return n, nil
}

// Length returns the length of a show in seconds.
func Length(show string, tracks []string) (int, error) {
	sum := 0
	for _, track := range tracks {
		n, err := seconds(track)
		if err != nil {
			return 0, nil
		}
		sum += n
	}
	return sum, nil
}

func main() {
	shows := map[string][]string{
		"morning": {"Early Bird;180", "Second Cup;210"},
		"night":   {"Blue Hour;4:10", "Last Tram;195"},
	}
	for _, show := range []string{"morning", "night"} {
		length, err := Length(show, shows[show])
		if err != nil {
			fmt.Println("cannot air:", err)
			continue
		}
		fmt.Printf("%s: %d s\n", show, length)
	}
}
