// Package quiz sorts the answers of teams.
package quiz

// Answer is what a team wrote down.
type Answer struct {
	Team string
	Text string
}

// ByTeam returns the answers of each team.
func ByTeam(answers []Answer) map[string][]string {
	teams := make(map[string][]string)
	for _, answer := range answers {
		teams[answer.Team] = append(teams[answer.Team], answer.Text)
	}
	return teams
}
