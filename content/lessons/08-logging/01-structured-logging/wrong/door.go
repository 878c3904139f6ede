// Package door guards the doors of a museum's depot.
package door

import "log"

// Door opens for the badges that it knows.
type Door struct {
	Name   string
	Badges map[string]bool
}

// Open opens the door for a badge, and reports whether it did.
func (d *Door) Open(badge string) bool {
	if !d.Badges[badge] {
		log.Printf("WARN %s: refused badge %s", d.Name, badge)
		return false
	}
	log.Printf("INFO %s: opened for badge %s", d.Name, badge)
	return true
}
