// Package lighthouse switches the lamp of a lighthouse.
package lighthouse

import "time"

// Lamp is lit from 19:00 to 6:00.
type Lamp struct{}

// IsLit tells whether the lamp is lit now.
func (l *Lamp) IsLit() bool {
	hour := time.Now().Hour()
	return hour >= 19 && hour < 6
}
