// Table-driven tests
func TestCalculateDiscount(t *testing.T) {
    tests := []struct {
        name     string
        amount   decimal.Decimal
        tier     CustomerTier
        expected decimal.Decimal
    }{
        {"basic tier no discount", dec("100"), TierBasic, dec("100")},
        {"premium tier 10% off", dec("100"), TierPremium, dec("90")},
        {"enterprise tier 20% off", dec("100"), TierEnterprise, dec("80")},
    }

    for _, tt := range tests {
        t.Run(tt.name, func(t *testing.T) {
            result := CalculateDiscount(tt.amount, tt.tier)
            assert.True(t, tt.expected.Equal(result))
        })
    }
}

// Mock interfaces for testing
type mockUserRepo struct {
    mock.Mock
}

func (m *mockUserRepo) GetUser(ctx context.Context, id string) (*User, error) {
    args := m.Called(ctx, id)
    if args.Get(0) == nil {
        return nil, args.Error(1)
    }
    return args.Get(0).(*User), args.Error(1)
}
