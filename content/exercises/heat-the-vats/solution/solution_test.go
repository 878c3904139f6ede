package dye

import "testing"

func TestHeat(t *testing.T) {
	ready := make(chan bool)
	heated := 0
	Heat(func() { ready <- true }, func() {
		if <-ready {
			heated = 2
		}
	})
	if heated != 2 {
		t.Errorf("heated %d vats, want 2", heated)
	}
}
