package weaving

// Declare ErrTaken and ErrNoLoom here.

// Workshop lends looms, numbered from 1.
type Workshop struct {
	weavers []string // by loom; empty while the loom is free
}

// NewWorkshop returns a workshop with some looms, all of them free.
func NewWorkshop(looms int) *Workshop {
	return &Workshop{weavers: make([]string, looms)}
}

// Reserve notes the weaver for a loom. It returns ErrTaken or ErrNoLoom, wrapped, if it cannot.
func (w *Workshop) Reserve(loom int, weaver string) error {
	// Your code here.
	return nil
}

// ReserveAny reserves the first free loom, and returns its number.
func ReserveAny(w *Workshop, weaver string) (int, error) {
	// Your code here.
	return 0, nil
}
