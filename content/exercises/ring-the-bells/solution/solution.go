package main

import (
	"errors"
	"fmt"
	"os"
)

// ErrCracked says that a bell must not be rung.
var ErrCracked = errors.New("bell is cracked")

// Tower rings bells. The light is on while they swing.
type Tower struct {
	Lit  bool
	Rung []string
}

func (t *Tower) light() { t.Lit = true }

func (t *Tower) darken() { t.Lit = false }

// ring rings one bell.
func (t *Tower) ring(bell string) error {
	if bell == "cracked" {
		return fmt.Errorf("ring %s: %w", bell, ErrCracked)
	}
	t.Rung = append(t.Rung, bell)
	return nil
}

// run lights the tower, rings the bells one after the other, and darkens the tower, whatever happened.
func run(t *Tower, bells []string) error {
	t.light()
	defer t.darken()
	for _, bell := range bells {
		if err := t.ring(bell); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	if err := run(&Tower{}, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "ringer:", err)
		os.Exit(1)
	}
}
