package kitchen

import (
	"errors"
	"testing"
)

var errGas = errors.New("no gas")

type campingStove struct {
	Stove
	gas    bool
	boiled int
}

func (c *campingStove) Light() error {
	if !c.gas {
		return errGas
	}
	return nil
}

func (c *campingStove) Boil(litres int) error {
	c.boiled = litres
	return nil
}

func TestSoup(t *testing.T) {
	tests := []struct {
		name  string
		gas   bool
		want  int
		cause error
	}{
		{"with gas", true, 4, nil},
		{"without gas", false, 0, errGas},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			stove := &campingStove{gas: tt.gas}
			if err := Soup(stove, 4); !errors.Is(err, tt.cause) || stove.boiled != tt.want {
				t.Errorf("Soup = %v, boiled %d; want %v, %d", err, stove.boiled, tt.cause, tt.want)
			}
		})
	}
}
