// Extract complex logic into focused functions
func (s *OrderService) ProcessOrder(ctx context.Context, order *Order) error {
    if err := s.validateOrder(order); err != nil {
        return fmt.Errorf("validate: %w", err)
    }

    amounts, err := s.calculateAmounts(order)
    if err != nil {
        return fmt.Errorf("calculate amounts: %w", err)
    }

    return s.persistOrder(ctx, order, amounts)
}

func (s *OrderService) validateOrder(order *Order) error {
    if len(order.Items) == 0 {
        return ErrEmptyOrder
    }
    if order.Total.IsNegative() {
        return ErrInvalidTotal
    }
    return nil
}
