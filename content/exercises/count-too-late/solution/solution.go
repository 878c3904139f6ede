// Package lifeboat launches a boat.
package lifeboat

import "sync"

// Launch runs the checks of the motor and of the radio at the same time.
func Launch(motor, radio func()) {
	var wg sync.WaitGroup
	wg.Go(motor)
	go func() {
		wg.Add(1)
		defer wg.Done()
		radio()
	}()
	wg.Wait()
}
