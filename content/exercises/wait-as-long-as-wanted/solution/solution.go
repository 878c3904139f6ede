// A radio archive plays its tapes.
package main

import (
	"context"
	"fmt"
	"time"
)

// read reads a track from a tape, which takes a moment.
func read(ctx context.Context, track string) (string, error) {
	select {
	case <-time.After(time.Millisecond):
		return track, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// Play sends the tracks of a tape. It ends early when ctx ends.
func Play(ctx context.Context, tape []string) <-chan string {
	tracks := make(chan string)
	go func() {
		defer close(tracks)
		for _, name := range tape {
			track, err := read(ctx, name)
			if err != nil {
				return
			}
			select {
			case tracks <- track:
			case <-ctx.Done():
				return
			}
		}
	}()
	return tracks
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	played := 0
	for range Play(ctx, []string{"news of 1954", "weather", "jazz"}) {
		played++
	}
	fmt.Println("tracks played:", played, "of 3")
}
