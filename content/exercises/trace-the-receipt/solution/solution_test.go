package main

import (
	"context"
	"testing"

	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

func TestSell(t *testing.T) {
	tests := []struct {
		name  string
		leave bool
	}{
		{"the passenger waits", false},
		{"the passenger leaves", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			spans := tracetest.NewSpanRecorder()
			counter := &Counter{tracer: sdk.NewTracerProvider(sdk.WithSpanProcessor(spans)).Tracer("test")}
			ctx, leave := context.WithCancel(t.Context())
			defer leave()
			if tt.leave {
				leave()
			}
			if err := counter.Sell(ctx, "Ada"); err != nil {
				t.Errorf("Sell: %v", err)
			}
			started := spans.Started()
			if len(started) != 2 || len(spans.Ended()) != 2 {
				t.Fatalf("%d spans started, %d ended; want 2", len(started), len(spans.Ended()))
			}
			if sell := started[0].SpanContext(); started[1].Parent().SpanID() != sell.SpanID() {
				t.Errorf("%q is not below %q", started[1].Name(), started[0].Name())
			}
		})
	}
}
