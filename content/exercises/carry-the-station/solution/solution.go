// Package trace carries the name of a radio station through the programs that serve it.
package trace

import "context"

type stationKey struct{}

// WithStation returns a context that carries the name of a station.
func WithStation(ctx context.Context, station string) context.Context {
	return context.WithValue(ctx, stationKey{}, station)
}

// Station returns the name of the station that ctx carries, and whether it carries one.
func Station(ctx context.Context) (string, bool) {
	station, ok := ctx.Value(stationKey{}).(string)
	return station, ok
}
