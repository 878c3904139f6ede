// A lighthouse is asked at several hours whether its lamp is lit.
package main

import (
	"fmt"
	"time"
)

// Lamp is lit from 19:00 to 6:00.
type Lamp struct {
	now func() time.Time
}

// IsLit tells whether the lamp is lit now.
func (l *Lamp) IsLit() bool {
	hour := l.now().Hour()
	return hour >= 19 && hour < 6
}

func main() {
	for _, hour := range []int{12, 19, 2, 6} {
		lamp := &Lamp{now: func() time.Time {
			return time.Date(2026, time.May, 3, hour, 0, 0, 0, time.UTC)
		}}
		fmt.Printf("%2d:00 lit: %t\n", hour, lamp.IsLit())
	}
}
