package desk

import (
	"testing"

	"go.uber.org/mock/gomock"
)

func TestSettle(t *testing.T) {
	account := NewMockAccount(gomock.NewController(t))
	account.EXPECT().Owed(gomock.Any(), gomock.Any()).Return(1250, nil)
	account.EXPECT().Pay(gomock.Any(), gomock.Any(), gomock.Any()).Return(nil)
	if err := New(account).Settle(t.Context(), "Ada"); err != nil {
		t.Errorf("Settle: %v", err)
	}
}
