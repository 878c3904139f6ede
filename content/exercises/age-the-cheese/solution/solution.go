package cheese

import "time"

// Wheel is a wheel of cheese in the cellar.
type Wheel struct {
	Name string
	Made time.Time
}

// Cellar knows which wheels are ripe.
type Cellar struct {
	wheels []Wheel
	now    func() time.Time
}

// NewCellar returns a cellar with wheels. It asks now for the time.
func NewCellar(wheels []Wheel, now func() time.Time) *Cellar {
	return &Cellar{wheels: wheels, now: now}
}

// Ripe returns the names of the wheels that have lain for at least 60 days.
func (c *Cellar) Ripe() []string {
	latest := c.now().AddDate(0, 0, -60)
	var ripe []string
	for _, wheel := range c.wheels {
		if !wheel.Made.After(latest) {
			ripe = append(ripe, wheel.Name)
		}
	}
	return ripe
}
