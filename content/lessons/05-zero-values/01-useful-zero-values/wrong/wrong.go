// A pub counts the points of teams on its quiz night.
package main

import "fmt"

// Board counts points.
type Board struct {
	points map[string]int
}

// NewBoard returns a board without points.
func NewBoard() Board {
	return Board{points: make(map[string]int)}
}

// Add gives points to a team.
func (b *Board) Add(team string, points int) {
	b.points[team] += points
}

// Points returns the points of a team.
func (b *Board) Points(team string) int { return b.points[team] }

// Evening is a quiz with two rounds.
type Evening struct {
	Music, History Board
}

func main() {
	evening := Evening{Music: NewBoard()}
	evening.Music.Add("Owls", 3)
	fmt.Println("history before:", evening.History.Points("Owls"))
	evening.History.Add("Owls", 5)
	fmt.Println("history after:", evening.History.Points("Owls"))
}
