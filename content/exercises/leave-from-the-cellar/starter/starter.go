package cellar

import (
	"errors"
	"fmt"
)

// ErrEmpty says that a barrel has nothing left.
var ErrEmpty = errors.New("barrel is empty")

// Draw takes a litre out of a barrel, and returns what is left.
func Draw(litres int) (int, error) {
	if litres == 0 {
		return 0, fmt.Errorf("draw: %w", ErrEmpty)
	}
	return litres - 1, nil
}
