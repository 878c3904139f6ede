package water

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

var errDisk = errors.New("disk full")

// fakeStore knows one day, unless it is broken.
type fakeStore struct{ err error }

func (f fakeStore) High(_ context.Context, day string) ([]string, error) {
	if f.err != nil {
		return nil, f.err
	}
	if day != "2026-05-04" {
		return nil, nil
	}
	return []string{"Mill"}, nil
}

// noon is on the day after the leak.
func noon() time.Time { return time.Date(2026, time.May, 5, 12, 0, 0, 0, time.UTC) }

func TestLeaks(t *testing.T) {
	tests := []struct {
		name  string
		store Store
		day   string
		want  []string
		err   error
	}{
		{"the day of the leak", fakeStore{}, "2026-05-04", []string{"Mill"}, nil},
		{"another day", fakeStore{}, "2026-05-05", nil, nil},
		{"a broken store", fakeStore{errDisk}, "2026-05-04", nil, errDisk},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			service := &Service{Store: tt.store, Now: noon}
			got, err := service.Leaks(t.Context(), tt.day)
			if !slices.Equal(got, tt.want) || !errors.Is(err, tt.err) {
				t.Errorf("Leaks = %q, %v; want %q, %v", got, err, tt.want, tt.err)
			}
		})
	}
}
