package workshop

// Roll is a roll of cloth. The zero value is an empty roll.
type Roll struct {
	metres int
}

// NewRoll returns a roll of the given length.
func NewRoll(metres int) *Roll {
	return &Roll{metres: metres}
}

// Cut takes a piece off the roll and returns the metres that are left.
func (r *Roll) Cut(metres int) int {
	if metres > r.metres {
		panic("the roll is too short")
	}
	r.metres -= metres
	return r.metres
}

// CutAll cuts the pieces of an order, one after the other.
func (r *Roll) CutAll(pieces []int) {
	for _, metres := range pieces {
		r.Cut(metres)
	}
}
