// A canal office logs who is on the water, but not how to reach them.
package main

import (
	"log/slog"
	"os"
)

// Skipper steers a ship.
type Skipper struct {
	Name  string
	Phone string
}

// LogValue leaves out what does not belong in a log.
func (s Skipper) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", s.Name), slog.Bool("has_phone", s.Phone != ""))
}

// withoutTime makes a program print the same each time.
func withoutTime(_ []string, attr slog.Attr) slog.Attr {
	if attr.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return attr
}

func main() {
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime}))
	skipper := Skipper{Name: "Ada", Phone: "+41 79 000 00 00"}
	logger.Info("skipper signed in", slog.Any("skipper", skipper))
}
