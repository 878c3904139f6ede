package windmill

import (
	"fmt"
	"log"
)

var (
	limit  = 60.0
	gusts  []float64
	braked bool
)

// SetLimit sets the wind in km/h at which a mill brakes.
func SetLimit(kmh float64) {
	if kmh <= 0 {
		log.Fatalf("limit of %v km/h", kmh)
	}
	limit = kmh
}

// Mill is a windmill with a brake.
type Mill struct {
	Name string
}

// Gust records how strong the wind is.
func (m *Mill) Gust(kmh float64) {
	gusts = append(gusts, kmh)
	if kmh >= limit {
		braked = true
	}
}

// Status describes the mill.
func (m *Mill) Status() string {
	if braked {
		return fmt.Sprintf("%s: braked after %d gusts", m.Name, len(gusts))
	}
	return fmt.Sprintf("%s: turning", m.Name)
}
