package desk

import (
	"context"
	"errors"
	"testing"
)

var errOffline = errors.New("account is offline")

// fakeAccount is an account in memory.
type fakeAccount struct {
	owed    map[string]int
	offline bool
}

func (f *fakeAccount) Owed(_ context.Context, reader string) (int, error) {
	if f.offline {
		return 0, errOffline
	}
	return f.owed[reader], nil
}

func (f *fakeAccount) Pay(_ context.Context, reader string, cents int) error {
	f.owed[reader] -= cents
	return nil
}

func TestSettle(t *testing.T) {
	tests := []struct {
		name    string
		owed    int
		offline bool
		want    int
		err     error
	}{
		{name: "nothing is owed"},
		{name: "a fine is paid", owed: 1250},
		{name: "the account is offline", owed: 1250, offline: true, want: 1250, err: errOffline},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			account := &fakeAccount{owed: map[string]int{"Ada": tt.owed}, offline: tt.offline}
			if err := New(account).Settle(t.Context(), "Ada"); !errors.Is(err, tt.err) {
				t.Errorf("Settle: %v, want %v", err, tt.err)
			}
			if got := account.owed["Ada"]; got != tt.want {
				t.Errorf("Ada owes %d cents afterwards, want %d", got, tt.want)
			}
		})
	}
}
