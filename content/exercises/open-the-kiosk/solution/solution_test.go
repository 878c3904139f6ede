package kiosk

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"strings"
	"testing"
)

var errSoldOut = errors.New("sold out")

type supplier map[string]int

func (s supplier) Deliver(_ context.Context, goods string) (int, error) {
	if n, ok := s[goods]; ok {
		return n, nil
	}
	return 0, errSoldOut
}

func TestOpen(t *testing.T) {
	tests := []struct {
		name     string
		supplier supplier
		want     map[string]int
		cause    error
		logged   []string
	}{
		{"all is there", supplier{"newspapers": 40, "ice": 12, "maps": 3},
			map[string]int{"newspapers": 40, "ice": 12, "maps": 3}, nil, nil},
		{"no ice", supplier{"newspapers": 40, "maps": 3},
			map[string]int{"newspapers": 40, "maps": 3}, nil, []string{"ice"}},
		{"no extras", supplier{"newspapers": 40},
			map[string]int{"newspapers": 40}, nil, []string{"ice", "maps"}},
		{"no newspapers", supplier{"ice": 12, "maps": 3}, nil, errSoldOut, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log strings.Builder
			kiosk := New(tt.supplier, slog.New(slog.NewTextHandler(&log, nil)))
			got, err := kiosk.Open(t.Context(), []string{"ice", "maps"})
			if !errors.Is(err, tt.cause) || !maps.Equal(got, tt.want) {
				t.Errorf("Open = %v, %v; want %v, %v", got, err, tt.want, tt.cause)
			}
			if lines := strings.Count(log.String(), "\n"); lines != len(tt.logged) {
				t.Errorf("%d log lines, want %d:\n%s", lines, len(tt.logged), log.String())
			}
			for _, goods := range tt.logged {
				if !strings.Contains(log.String(), goods) {
					t.Errorf("the log does not name %s:\n%s", goods, log.String())
				}
			}
		})
	}
}
