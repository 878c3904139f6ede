package contest

import (
	"context"
	"errors"
	"slices"
	"testing"
)

var errDark = errors.New("board is dark")

type board struct {
	shown []float64
	err   error
}

func (b *board) Show(_ context.Context, _ string, points float64) error {
	b.shown = append(b.shown, points)
	return b.err
}

func TestJudge(t *testing.T) {
	tests := []struct {
		name    string
		marks   []float64
		seconds int
		board   board
		want    float64
		cause   error
		shown   []float64
	}{
		{"three judges", []float64{20, 10, 25}, 600, board{}, 20, nil, []float64{20}},
		{"five judges", []float64{20, 21, 25, 1, 22}, 900, board{}, 21, nil, []float64{21}},
		{"one second too long", []float64{20, 20, 20}, 901, board{}, 19, nil, []float64{19}},
		{"two minutes too long", []float64{20, 20, 20}, 1020, board{}, 18, nil, []float64{18}},
		{"never below zero", []float64{0, 1, 2}, 3600, board{}, 0, nil, []float64{0}},
		{"two judges", []float64{20, 10}, 600, board{}, 0, ErrFewMarks, nil},
		{"a mark too high", []float64{20, 26, 20}, 600, board{}, 0, ErrBadMark, nil},
		{"a mark below zero", []float64{20, 20, -1}, 600, board{}, 0, ErrBadMark, nil},
		{"the board fails", []float64{20, 10, 25}, 600, board{err: errDark}, 0, errDark, []float64{20}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := slices.Clone(tt.marks)
			got, err := Judge(t.Context(), &tt.board, Performance{"Larks", tt.marks, tt.seconds})
			if got != tt.want || !errors.Is(err, tt.cause) {
				t.Errorf("Judge = %v, %v; want %v, %v", got, err, tt.want, tt.cause)
			}
			if !slices.Equal(tt.board.shown, tt.shown) {
				t.Errorf("the board shows %v, want %v", tt.board.shown, tt.shown)
			}
			if !slices.Equal(tt.marks, before) {
				t.Errorf("the marks were changed to %v", tt.marks)
			}
		})
	}
}
