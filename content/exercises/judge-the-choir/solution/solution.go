package contest

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
	if err := validate(p.Marks); err != nil {
		return 0, fmt.Errorf("judge %s: %w", p.Choir, err)
	}
	points := max(0, average(p.Marks)-penalty(p.Seconds))
	if err := board.Show(ctx, p.Choir, points); err != nil {
		return 0, fmt.Errorf("judge %s: %w", p.Choir, err)
	}
	return points, nil
}

func validate(marks []float64) error {
	if len(marks) < 3 {
		return ErrFewMarks
	}
	for _, mark := range marks {
		if mark < 0 || mark > 25 {
			return fmt.Errorf("mark %v: %w", mark, ErrBadMark)
		}
	}
	return nil
}

// average leaves out the highest and the lowest mark.
func average(marks []float64) float64 {
	sum := -slices.Max(marks) - slices.Min(marks)
	for _, mark := range marks {
		sum += mark
	}
	return sum / float64(len(marks)-2)
}

// penalty returns a point for each minute begun beyond a quarter of an hour.
func penalty(seconds int) float64 {
	excess := max(0, seconds-15*60)
	return float64((excess + 59) / 60)
}
