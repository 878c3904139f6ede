package tournament

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

type boardKey struct{}

// vault needs some time to save a result, and remembers whether it saw the number of the board.
type vault struct {
	takes  time.Duration
	saved  []string
	boards []any
}

func (v *vault) Save(ctx context.Context, result string) error {
	v.boards = append(v.boards, ctx.Value(boardKey{}))
	select {
	case <-time.After(v.takes):
		v.saved = append(v.saved, result)
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func TestRecord(t *testing.T) {
	tests := []struct {
		name  string
		lasts time.Duration
		takes time.Duration
		saved []string
		err   error
	}{
		{"the arbiter waits", time.Hour, time.Second, []string{"1-0"}, nil},
		{"the arbiter has gone", 0, time.Second, []string{"1-0"}, nil},
		{"the arbiter leaves", 2 * time.Second, 4 * time.Second, []string{"1-0"}, nil},
		{"the archive hangs", time.Hour, time.Hour, nil, context.DeadlineExceeded},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx := context.WithValue(t.Context(), boardKey{}, 7)
				ctx, cancel := context.WithTimeout(ctx, tt.lasts)
				defer cancel()
				v := &vault{takes: tt.takes}
				start := time.Now()
				if err := Record(ctx, v, "1-0"); !errors.Is(err, tt.err) {
					t.Errorf("Record = %v, want %v", err, tt.err)
				}
				if !slices.Equal(v.saved, tt.saved) {
					t.Errorf("saved %v, want %v", v.saved, tt.saved)
				}
				if took := time.Since(start); took > grace {
					t.Errorf("took %v, want at most %v", took, grace)
				}
				if !slices.Equal(v.boards, []any{7}) {
					t.Errorf("boards seen by the archive: %v, want [7]", v.boards)
				}
			})
		})
	}
}
