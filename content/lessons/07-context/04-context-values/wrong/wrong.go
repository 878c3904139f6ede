// A concert hall notes for which visitor each request was made.
package main

import (
	"context"
	"fmt"
)

// WithVisitor is used by the ticket office.
func WithVisitor(ctx context.Context, number int) context.Context {
	return context.WithValue(ctx, "id", number)
}

// Visitor returns the number of the visitor, and whether there is one.
func Visitor(ctx context.Context) (int, bool) {
	number, ok := ctx.Value("id").(int)
	return number, ok
}

// WithSpan is used by the tracing, and was written by somebody else.
func WithSpan(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, "id", id)
}

func main() {
	ctx := WithVisitor(context.Background(), 17)
	fmt.Println(Visitor(ctx))
	ctx = WithSpan(ctx, "a4f1")
	fmt.Println(Visitor(ctx))
}
