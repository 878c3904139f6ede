// Package lock measures the water in a canal lock.
package lock

import "testing"

// After returns the level after a change, in centimetres: never below 0, never above 400.
func After(level, change int) int {
	return min(max(level+change, 0), 400)
}

func TestAfter(t *testing.T) {
	steps := []struct {
		name   string
		change int
		want   int
	}{
		{"fill it", 300, 300},
		{"fill it to the brim", 300, 400},
		{"let some out", -150, 250},
		{"let all out", -900, 0},
	}
	for _, step := range steps {
		if got := After(0, step.change); got != step.want {
			t.Fatalf("%s: level %d, want %d", step.name, got, step.want)
		}
	}
}
