// Package theatre sells seats.
package theatre

// Plan knows who has which seat. Its zero value is an empty plan. It is safe for concurrent use.
type Plan struct{}

// Reserve gives a free seat to a guest and reports whether it was free.
func (p *Plan) Reserve(seat, guest string) bool {
	// Your code here.
	return false
}

// Guest returns who has a seat, and whether anybody has it.
func (p *Plan) Guest(seat string) (string, bool) {
	// Your code here.
	return "", false
}
