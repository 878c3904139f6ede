// Package bank serves several banks from one program.
package bank

import (
	"context"
	"errors"
	"fmt"
)

// ErrNoTenant says that nobody noted for which bank a request was made.
var ErrNoTenant = errors.New("no tenant")

type (
	tenantKey struct{}
	clerkKey  struct{}
)

// WithTenant notes for which bank a request was made.
func WithTenant(ctx context.Context, tenant string) context.Context {
	return context.WithValue(ctx, tenantKey{}, tenant)
}

// WithClerk notes which clerk made a request.
func WithClerk(ctx context.Context, clerk string) context.Context {
	return context.WithValue(ctx, clerkKey{}, clerk)
}

// Ledger returns the name of the ledger in which a request is booked.
func Ledger(ctx context.Context) (string, error) {
	tenant, ok := ctx.Value(tenantKey{}).(string)
	if !ok {
		return "", fmt.Errorf("find ledger: %w", ErrNoTenant)
	}
	return "ledger-" + tenant, nil
}

// Clerk returns the clerk who made a request, or "unknown".
func Clerk(ctx context.Context) string {
	if clerk, ok := ctx.Value(clerkKey{}).(string); ok {
		return clerk
	}
	return "unknown"
}
