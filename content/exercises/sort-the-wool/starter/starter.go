package wool

import (
	"errors"
	"fmt"
)

// ErrMoths says that a fleece cannot be used at all.
var ErrMoths = errors.New("fleece has moths")

// Fleece is the wool of one sheep.
type Fleece struct {
	Sheep  string
	Micron int // how thick the fibre is
	Moths  bool
	Washed bool
}

// Bin says into which bin a fleece goes.
func Bin(f Fleece) (string, error) {
	if f.Moths {
		return "", fmt.Errorf("sort fleece of %s: %w", f.Sheep, ErrMoths)
	} else {
		if !f.Washed {
			return "washing", nil
		} else {
			if f.Micron <= 19 {
				return "shawls", nil
			} else if f.Micron <= 27 {
				return "sweaters", nil
			} else {
				return "carpets", nil
			}
		}
	}
}

// Count returns how many fleeces go into each bin. It leaves out those with moths.
func Count(fleeces []Fleece) map[string]int {
	bins := make(map[string]int)
	for _, f := range fleeces {
		bin, err := Bin(f)
		if errors.Is(err, ErrMoths) {
			continue
		} else {
			bins[bin]++
		}
	}
	return bins
}
