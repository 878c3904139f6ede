package game

import (
	"fmt"
	"math/rand/v2"
	"time"
)

var now = time.Now

var rolls int

// Player plays a game of dice.
type Player struct {
	Name string
}

// Turn rolls once. From 22:00 on the house is closed.
func (p *Player) Turn() string {
	if now().Hour() >= 22 {
		return p.Name + ": closed"
	}
	rolls++
	return fmt.Sprintf("%s: roll %d is a %d", p.Name, rolls, rand.IntN(6)+1)
}

// SetClock replaces the clock, for tests.
func SetClock(clock func() time.Time) {
	now = clock
}
