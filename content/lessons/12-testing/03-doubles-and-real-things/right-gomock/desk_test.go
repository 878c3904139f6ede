package desk

import (
	"testing"

	"go.uber.org/mock/gomock"
)

func TestSettlePaysOnce(t *testing.T) {
	account := NewMockAccount(gomock.NewController(t))
	account.EXPECT().Owed(gomock.Any(), "Ada").Return(1250, nil)
	account.EXPECT().Pay(gomock.Any(), "Ada", 1250).Return(nil)
	if err := New(account).Settle(t.Context(), "Ada"); err != nil {
		t.Errorf("Settle: %v", err)
	}
}

func TestSettleDoesNotPayNothing(t *testing.T) {
	account := NewMockAccount(gomock.NewController(t))
	account.EXPECT().Owed(gomock.Any(), "Ada").Return(0, nil)
	if err := New(account).Settle(t.Context(), "Ada"); err != nil {
		t.Errorf("Settle: %v", err)
	}
}
