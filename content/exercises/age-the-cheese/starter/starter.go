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
}

// NewCellar returns a cellar with wheels.
func NewCellar(wheels []Wheel) *Cellar {
	return &Cellar{wheels: wheels}
}

// Ripe returns the names of the wheels that have lain for at least 60 days.
func (c *Cellar) Ripe() []string {
	// Your code here.
	return nil
}
