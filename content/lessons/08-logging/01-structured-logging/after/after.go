// A depot is visited by a guest and by a thief.
package main

import (
	"context"
	"log/slog"
	"os"

	door "content/lessons/08-logging/01-structured-logging/right"
)

// withoutTime makes a program print the same each time.
func withoutTime(_ []string, attr slog.Attr) slog.Attr {
	if attr.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return attr
}

func main() {
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime}))
	depot := door.Door{Name: "depot", Badges: map[string]bool{"director": true}, Logger: logger}
	for _, badge := range []string{"guest 17", "x\nINFO depot: opened for badge director"} {
		depot.Open(context.Background(), badge)
	}
}
