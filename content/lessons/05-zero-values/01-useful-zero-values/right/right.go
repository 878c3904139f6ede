// A pub counts the points of teams on its quiz night.
package main

import "fmt"

// Board counts points. Its zero value is a board without points.
type Board struct {
	points map[string]int
}

// Add gives points to a team.
func (b *Board) Add(team string, points int) {
	if b.points == nil {
		b.points = make(map[string]int)
	}
	b.points[team] += points
}

// Points returns the points of a team.
func (b *Board) Points(team string) int { return b.points[team] }

// Evening is a quiz with two rounds.
type Evening struct {
	Music, History Board
}

func main() {
	var evening Evening
	evening.Music.Add("Owls", 3)
	fmt.Println("history before:", evening.History.Points("Owls"))
	evening.History.Add("Owls", 5)
	fmt.Println("history after:", evening.History.Points("Owls"))
}
