package bank

import (
	"context"
	"errors"
	"testing"
)

func TestTenantAndClerk(t *testing.T) {
	tests := []struct {
		name   string
		ctx    func(ctx context.Context) context.Context
		ledger string
		err    error
		clerk  string
	}{
		{"neither", func(ctx context.Context) context.Context { return ctx }, "", ErrNoTenant, "unknown"},
		{
			"only a tenant",
			func(ctx context.Context) context.Context { return WithTenant(ctx, "rhein") },
			"ledger-rhein", nil, "unknown",
		},
		{
			"only a clerk",
			func(ctx context.Context) context.Context { return WithClerk(ctx, "ada") },
			"", ErrNoTenant, "ada",
		},
		{
			"the clerk came last",
			func(ctx context.Context) context.Context { return WithClerk(WithTenant(ctx, "rhein"), "ada") },
			"ledger-rhein", nil, "ada",
		},
		{
			"the tenant came last",
			func(ctx context.Context) context.Context { return WithTenant(WithClerk(ctx, "ada"), "rhein") },
			"ledger-rhein", nil, "ada",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ctx := tt.ctx(t.Context())
			ledger, err := Ledger(ctx)
			if ledger != tt.ledger || !errors.Is(err, tt.err) {
				t.Errorf("Ledger = %q, %v; want %q, %v", ledger, err, tt.ledger, tt.err)
			}
			if clerk := Clerk(ctx); clerk != tt.clerk {
				t.Errorf("Clerk = %q, want %q", clerk, tt.clerk)
			}
		})
	}
}
