package kitchen

// Stove is everything that a stove can do.
type Stove interface {
	Light() error
	Boil(litres int) error
	Fry(portions int) error
	Bake(minutes int) error
	Clean() error
	Inspect() error
}
