package discount

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

func TestPrice(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		tier   Tier
		amount string
		want   string
	}{
		"a basic customer pays all":      {tier: Basic, amount: "100", want: "100"},
		"a premium customer pays less":   {tier: Premium, amount: "100", want: "90"},
		"cents are not rounded":          {tier: Premium, amount: "0.01", want: "0.009"},
		"an unknown tier is no discount": {tier: "friend", amount: "7", want: "7"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := Price(decimal.RequireFromString(tt.amount), tt.tier)
			assert.Equal(t, tt.want, got.String())
		})
	}
}
