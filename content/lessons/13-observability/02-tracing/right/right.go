// A bus station shows the next departures, and traces how it finds them.
package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"go.opentelemetry.io/otel/codes"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"
)

var errOffline = errors.New("timetable is offline")

// Station answers what departs next.
type Station struct {
	tracer trace.Tracer
}

// Departures returns what leaves from a stop.
func (s *Station) Departures(ctx context.Context, stop string) (string, error) {
	ctx, span := s.tracer.Start(ctx, "departures")
	defer span.End()
	lines, err := s.query(ctx, stop)
	if err != nil {
		span.RecordError(err)
		span.SetStatus(codes.Error, "timetable failed")
		return "", fmt.Errorf("departures at %s: %w", stop, err)
	}
	return lines, nil
}

// query asks the timetable, which is offline.
func (s *Station) query(ctx context.Context, _ string) (string, error) {
	_, span := s.tracer.Start(ctx, "query timetable")
	defer span.End()
	span.RecordError(errOffline)
	span.SetStatus(codes.Error, "timetable is offline")
	return "", errOffline
}

func main() {
	spans := tracetest.NewSpanRecorder()
	tracer := sdk.NewTracerProvider(sdk.WithSpanProcessor(spans)).Tracer("station")
	ctx, request := tracer.Start(context.Background(), "GET /departures")
	_, err := (&Station{tracer: tracer}).Departures(ctx, "Harbour")
	request.End()
	fmt.Println("error:", err)
	for _, span := range spans.Started() {
		fmt.Printf("%s%s: %s\n", strings.Repeat("  ", depth(span, spans.Started())), span.Name(), span.Status().Code)
	}
}

// depth is the number of spans above a span.
func depth[S sdk.ReadOnlySpan](span S, all []S) int {
	for _, other := range all {
		if other.SpanContext().SpanID() == span.Parent().SpanID() {
			return 1 + depth(other, all)
		}
	}
	return 0
}
