package choir

import (
	"context"
	"errors"
	"testing"
)

// shelf is a disk in memory.
type shelf map[string]string

func (s shelf) Read(ctx context.Context, name string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	data, ok := s[name]
	if !ok {
		return nil, ErrUnknown
	}
	return []byte(data), nil
}

func TestConcert(t *testing.T) {
	store := NewStore(shelf{"kyrie": "K", "gloria": "G"})
	tests := []struct {
		name  string
		gone  bool
		names []string
		want  []string
		err   error
	}{
		{"nothing sung", false, nil, nil, nil},
		{"two parts", false, []string{"kyrie", "gloria"}, []string{"K", "G"}, nil},
		{"one is missing", false, []string{"kyrie", "credo"}, nil, ErrUnknown},
		{"the listener has gone", true, []string{"kyrie"}, nil, context.Canceled},
		{"the next listener is served", false, []string{"kyrie"}, []string{"K"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if tt.gone {
				cancel()
			}
			concert, err := store.Concert(ctx, tt.names...)
			if !errors.Is(err, tt.err) || len(concert) != len(tt.want) {
				t.Fatalf("Concert = %q, %v; want %q, %v", concert, err, tt.want, tt.err)
			}
			for i, data := range concert {
				if string(data) != tt.want[i] {
					t.Errorf("part %d is %q, want %q", i, data, tt.want[i])
				}
			}
		})
	}
}
