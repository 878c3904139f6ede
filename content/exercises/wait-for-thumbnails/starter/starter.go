package upload

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

// Upload is a picture with its smaller copies.
type Upload struct {
	Original, Medium, Small Picture
}

// Shrink makes the smaller copies of the original.
func (u *Upload) Shrink() {
	go func() {
		u.Small = scale(u.Original, 8)
	}()
	go func() {
		u.Medium = scale(u.Original, 2)
	}()
}
