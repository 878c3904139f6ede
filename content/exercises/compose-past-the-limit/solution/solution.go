package kitchen

import "fmt"

// Cooker cooks.
type Cooker interface {
	Light() error
	Boil(litres int) error
	Fry(portions int) error
	Bake(minutes int) error
}

// Keeper keeps a stove in order.
type Keeper interface {
	Clean() error
	Inspect() error
}

// Stove is everything that a stove can do.
type Stove interface {
	Cooker
	Keeper
}

// Soup makes soup for a number of people.
func Soup(c Cooker, people int) error {
	if err := c.Light(); err != nil {
		return fmt.Errorf("make soup: %w", err)
	}
	if err := c.Boil(people); err != nil {
		return fmt.Errorf("make soup: %w", err)
	}
	return nil
}
