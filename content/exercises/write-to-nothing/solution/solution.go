package garden

// Count returns how many plants of each kind there are.
func Count(plants []string) (counts map[string]int) {
	for _, plant := range plants {
		counts[plant]++
	}
	return counts
}
