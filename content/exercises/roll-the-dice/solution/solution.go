package game

import (
	"fmt"
	"time"
)

// Player plays a game of dice.
type Player struct {
	name  string
	now   func() time.Time
	roll  func() int
	rolls int
}

// NewPlayer returns a player. It asks now for the time, and roll for a number from 1 to 6.
func NewPlayer(name string, now func() time.Time, roll func() int) *Player {
	return &Player{name: name, now: now, roll: roll}
}

// Turn rolls once. From 22:00 on the house is closed.
func (p *Player) Turn() string {
	if p.now().Hour() >= 22 {
		return p.name + ": closed"
	}
	p.rolls++
	return fmt.Sprintf("%s: roll %d is a %d", p.name, p.rolls, p.roll())
}
