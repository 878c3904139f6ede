package order

import "fmt"

// Order is what a customer wants to buy.
type Order struct {
	Article  string
	Quantity int
}

// ValidationError says which field of an order is wrong.
type ValidationError struct {
	Field   string
	Message string
}

func (e *ValidationError) Error() string {
	return e.Field + " " + e.Message
}

// Validate reports what is wrong with an order, and nil if nothing is.
func Validate(o Order) *ValidationError {
	var problem *ValidationError
	if o.Quantity <= 0 {
		problem = &ValidationError{Field: "quantity", Message: "must be positive"}
	}
	return problem
}

// Submit hands a valid order over to save.
func Submit(o Order, save func(Order)) error {
	var err error
	err = Validate(o)
	if err != nil {
		return fmt.Errorf("submit order: %w", err)
	}
	save(o)
	return nil
}
