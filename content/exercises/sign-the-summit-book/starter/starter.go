package summit

// Book lists who has been on a summit. Its zero value is an empty book. It can be used by several goroutines.
type Book struct {
	// Your fields here.
}

// Sign adds a climber's visit to a summit.
func (b *Book) Sign(summit, climber string) {
	// Your code here.
}

// Visits returns how often a climber has been on a summit.
func (b *Book) Visits(summit, climber string) int {
	// Your code here.
	return 0
}

// Climbers returns who has been on a summit, in alphabetical order, each once.
func (b *Book) Climbers(summit string) []string {
	// Your code here.
	return nil
}
