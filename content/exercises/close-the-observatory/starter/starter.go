package observatory

import "io"

// Dome is a part of the observatory that has to be closed before it rains.
type Dome struct {
	Name string
	io.Closer
}

// Observatory has several domes.
type Observatory struct {
	domes []Dome
}

// New returns an observatory with domes, in the order in which they were opened.
func New(domes ...Dome) *Observatory {
	return &Observatory{domes: domes}
}

// Close closes all domes, the last one first.
func (o *Observatory) Close() error {
	// Your code here.
	return nil
}
