package contest

import (
	"context"
	"errors"
)

// ErrFewMarks says that fewer than three judges gave a mark.
var ErrFewMarks = errors.New("fewer than three marks")

// ErrBadMark says that a mark is not between 0 and 25.
var ErrBadMark = errors.New("mark is not between 0 and 25")

// Performance is what a choir sang, and what the judges thought of it.
type Performance struct {
	Choir   string
	Marks   []float64
	Seconds int
}

// Board shows results.
type Board interface {
	Show(ctx context.Context, choir string, points float64) error
}

// Judge calculates the points of a performance, and shows them on the board.
func Judge(ctx context.Context, board Board, p Performance) (float64, error) {
	// Your code here.
	return 0, nil
}
