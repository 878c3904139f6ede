package banking

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"
)

// Bank answers questions about a customer, each over the network.
type Bank interface {
	Balance(ctx context.Context, customer string) (int64, error)
	Payments(ctx context.Context, customer string) ([]string, error)
}

// Dashboard is what the first page shows.
type Dashboard struct {
	Balance  int64
	Payments []string
}

// LoadDashboard asks the bank for the balance and the payments at the same time.
func LoadDashboard(ctx context.Context, bank Bank, customer string) (Dashboard, error) {
	var d Dashboard
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return d.loadBalance(ctx, bank, customer) })
	g.Go(func() error { return d.loadPayments(ctx, bank, customer) })
	if err := g.Wait(); err != nil {
		return Dashboard{}, fmt.Errorf("dashboard of %s: %w", customer, err)
	}
	return d, nil
}

func (d *Dashboard) loadBalance(ctx context.Context, bank Bank, customer string) error {
	balance, err := bank.Balance(ctx, customer)
	if err != nil {
		return fmt.Errorf("load balance: %w", err)
	}
	d.Balance = balance
	return nil
}

func (d *Dashboard) loadPayments(ctx context.Context, bank Bank, customer string) error {
	payments, err := bank.Payments(ctx, customer)
	if err != nil {
		return fmt.Errorf("load payments: %w", err)
	}
	d.Payments = payments
	return nil
}
