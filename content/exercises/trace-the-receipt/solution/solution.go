// A ferry sells tickets, and traces what it does.
package main

import (
	"context"
	"fmt"

	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"
)

// Counter sells tickets.
type Counter struct {
	tracer trace.Tracer
}

// Sell sells a ticket. The receipt is printed even if the passenger does not wait for it.
func (c *Counter) Sell(ctx context.Context, passenger string) error {
	ctx, span := c.tracer.Start(ctx, "sell ticket")
	defer span.End()
	if err := c.print(context.WithoutCancel(ctx), passenger); err != nil {
		return fmt.Errorf("sell ticket: %w", err)
	}
	return nil
}

func (c *Counter) print(ctx context.Context, passenger string) error {
	_, span := c.tracer.Start(ctx, "print receipt")
	defer span.End()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("print receipt for %s: %w", passenger, err)
	}
	return nil
}

func main() {
	spans := tracetest.NewSpanRecorder()
	counter := &Counter{tracer: sdk.NewTracerProvider(sdk.WithSpanProcessor(spans)).Tracer("ferry")}
	ctx, leave := context.WithCancel(context.Background())
	ctx, request := counter.tracer.Start(ctx, "POST /tickets")
	leave()
	fmt.Println("error:", counter.Sell(ctx, "Ada"))
	request.End()
	names := map[trace.SpanID]string{}
	for _, span := range spans.Started() {
		names[span.SpanContext().SpanID()] = span.Name()
		fmt.Printf("%s, below %q\n", span.Name(), names[span.Parent().SpanID()])
	}
}
