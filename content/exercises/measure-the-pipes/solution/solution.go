// Package organ helps to tune organs.
package organ

import "sync"

// microphones is how many pipes can be measured at the same time.
const microphones = 4

// Pipe is one pipe of an organ.
type Pipe struct {
	Stop string
	Key  int
}

// Pitches measures the pipes, up to four at a time, and returns their pitches in hertz, in the same order.
func Pitches(pipes []Pipe, measure func(Pipe) float64) []float64 {
	pitches := make([]float64, len(pipes))
	var wg sync.WaitGroup
	for n := range microphones {
		wg.Go(func() {
			for i := n; i < len(pipes); i += microphones {
				pitches[i] = measure(pipes[i])
			}
		})
	}
	wg.Wait()
	return pitches
}
