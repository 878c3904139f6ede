package upload

import "sync"

// Picture is a picture in shades of grey, row by row.
type Picture [][]byte

// scale returns a copy of p that is smaller by the factor.
func scale(p Picture, factor int) Picture {
	var out Picture
	for y := 0; y < len(p); y += factor {
		var row []byte
		for x := 0; x < len(p[y]); x += factor {
			row = append(row, p[y][x])
		}
		out = append(out, row)
	}
	return out
}

// Shrink makes a small and a medium copy of p.
func Shrink(p Picture) (small, medium Picture) {
	var wg sync.WaitGroup
	wg.Go(func() {
		small = scale(p, 8)
	})
	wg.Go(func() {
		medium = scale(p, 2)
	})
	wg.Wait()
	return small, medium
}
