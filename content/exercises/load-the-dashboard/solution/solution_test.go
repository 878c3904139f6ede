package banking

import (
	"context"
	"errors"
	"reflect"
	"testing"
)

var errOffline = errors.New("offline")

// fakeBank answers with what it holds; a request whose error is errHang lasts until its context ends.
type fakeBank struct {
	balanceErr, paymentsErr error
}

var errHang = errors.New("hang")

func answer(ctx context.Context, err error) error {
	if errors.Is(err, errHang) {
		<-ctx.Done()
		return ctx.Err()
	}
	return err
}

func (b fakeBank) Balance(ctx context.Context, _ string) (int64, error) {
	return 4200, answer(ctx, b.balanceErr)
}

func (b fakeBank) Payments(ctx context.Context, _ string) ([]string, error) {
	return []string{"rent"}, answer(ctx, b.paymentsErr)
}

func TestLoadDashboard(t *testing.T) {
	full := Dashboard{Balance: 4200, Payments: []string{"rent"}}
	tests := []struct {
		name string
		bank fakeBank
		want Dashboard
		err  error
	}{
		{"both answer", fakeBank{}, full, nil},
		{"no balance", fakeBank{balanceErr: errOffline}, Dashboard{}, errOffline},
		{"no payments", fakeBank{paymentsErr: errOffline}, Dashboard{}, errOffline},
		{"a failure ends the slow balance", fakeBank{balanceErr: errHang, paymentsErr: errOffline}, Dashboard{}, errOffline},
		{"a failure ends the slow payments", fakeBank{balanceErr: errOffline, paymentsErr: errHang}, Dashboard{}, errOffline},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := LoadDashboard(t.Context(), tt.bank, "ada")
			if !reflect.DeepEqual(got, tt.want) || !errors.Is(err, tt.err) {
				t.Errorf("LoadDashboard = %v, %v; want %v, %v", got, err, tt.want, tt.err)
			}
		})
	}
}

func TestLoadDashboardHeedsItsCaller(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := LoadDashboard(ctx, fakeBank{balanceErr: errHang, paymentsErr: errHang}, "ada")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}
