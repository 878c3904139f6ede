package banking

import "context"

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
	// Your code here.
	return Dashboard{}, nil
}
