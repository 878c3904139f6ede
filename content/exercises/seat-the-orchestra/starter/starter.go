package orchestra

// Player plays in an orchestra.
type Player struct {
	Name    string
	Section string // "strings", "winds" or "brass"
	Since   int    // the year
}

// Seats returns the names of the players, section by section in alphabetical order. In a section, those who came
// first sit in front; of two who came in the same year, the name decides.
func Seats(players []Player) []string {
	// Your code here.
	return nil
}

// Sections returns each section once, in alphabetical order.
func Sections(players []Player) []string {
	// Your code here.
	return nil
}
