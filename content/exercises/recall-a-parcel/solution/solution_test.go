package parcel

import (
	"context"
	"errors"
	"strings"
	"testing"
)

var errBusy = errors.New("busy")

// carrier is busy for some calls and then obeys.
type carrier struct {
	busy  int
	calls int
}

func (c *carrier) TurnBack(ctx context.Context, _ string) error {
	c.calls++
	if err := ctx.Err(); err != nil {
		return err
	}
	if c.calls <= c.busy {
		return errBusy
	}
	return nil
}

func TestRecall(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	tests := []struct {
		name  string
		ctx   context.Context
		busy  int
		err   error
		calls int
	}{
		{"at once", t.Context(), 0, nil, 1},
		{"at the third attempt", t.Context(), 2, nil, 3},
		{"busy too often", t.Context(), 5, errBusy, 3},
		{"cancelled", cancelled, 0, context.Canceled, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &carrier{busy: tt.busy}
			if err := (&Desk{carrier: c}).Recall(tt.ctx, "JD-7"); !errors.Is(err, tt.err) {
				t.Errorf("Recall = %v, want %v", err, tt.err)
			}
			if c.calls != tt.calls {
				t.Errorf("the carrier was asked %d times, want %d", c.calls, tt.calls)
			}
		})
	}
}

func TestRecallAllStopsAtTheFirstFailure(t *testing.T) {
	tests := []struct {
		name  string
		busy  int
		want  string
		calls int
	}{
		{"all come back", 0, "", 2},
		{"the first does not", 5, "JD-7", 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &carrier{busy: tt.busy}
			err := (&Desk{carrier: c}).RecallAll(t.Context(), []string{"JD-7", "JD-8"})
			if tt.want == "" && err != nil {
				t.Errorf("error %v, want none", err)
			}
			if tt.want != "" && (!errors.Is(err, errBusy) || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("error %v, want one that wraps errBusy and names %s", err, tt.want)
			}
			if c.calls != tt.calls {
				t.Errorf("the carrier was asked %d times, want %d", c.calls, tt.calls)
			}
		})
	}
}
