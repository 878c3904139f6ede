// A mountain railway calls the roll of its stations before the first train.
package main

import (
	"fmt"
	"sync"
)

// Station answers a call.
type Station struct {
	Name   string
	Manned bool
	Snow   int
}

// Roll collects the answers of the stations.
type Roll struct {
	mu   sync.Mutex
	snow map[string]int
}

// Report notes how many centimetres of snow lie at a station.
func (r *Roll) Report(station string, centimetres int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.snow[station] = centimetres
}

// Call calls the stations of the line at the same time and returns the snow at those that answered.
func Call(line [3]Station) map[string]int {
	roll := &Roll{snow: make(map[string]int)}
	var wg sync.WaitGroup
	for _, station := range line {
		wg.Add(1)
		go func() {
			if !station.Manned {
				return
			}
			roll.Report(station.Name, station.Snow)
			wg.Done()
		}()
	}
	wg.Wait()
	return roll.snow
}

func main() {
	fmt.Println(Call([3]Station{{"Alp", true, 12}, {"Berg", false, 0}, {"Cima", true, 140}}))
}
