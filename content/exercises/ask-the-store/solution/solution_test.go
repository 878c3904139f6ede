package water

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

var errDisk = errors.New("disk full")

// fakeStore answers for one day.
type fakeStore struct {
	day      string
	readings []Reading
	err      error
}

func (f *fakeStore) Add(_ context.Context, r Reading) error {
	if f.err == nil {
		f.readings = append(f.readings, r)
	}
	return f.err
}

func (f *fakeStore) Readings(_ context.Context, day string) ([]Reading, error) {
	if day != f.day {
		return nil, f.err
	}
	return f.readings, f.err
}

func TestService(t *testing.T) {
	tests := []struct {
		name string
		day  string
		err  error
		want []string
	}{
		{"the day of the leak", "2026-05-04", nil, []string{"Mill"}},
		{"another day", "2026-05-05", nil, nil},
		{"a broken store", "2026-05-04", errDisk, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			store := &fakeStore{day: "2026-05-04", err: tt.err}
			service := NewService(store, 40)
			err := service.Record(t.Context(), Reading{"Mill", time.Date(2026, time.May, 4, 2, 30, 0, 0, time.UTC), 90})
			if !errors.Is(err, tt.err) {
				t.Errorf("Record: %v, want %v", err, tt.err)
			}
			if err != nil && !strings.Contains(err.Error(), "Mill") {
				t.Errorf("Record: %v does not name the district", err)
			}
			got, err := service.Leaks(t.Context(), tt.day)
			if !errors.Is(err, tt.err) || !slices.Equal(got, tt.want) {
				t.Errorf("Leaks = %q, %v; want %q, %v", got, err, tt.want, tt.err)
			}
			if err != nil && !strings.Contains(err.Error(), tt.day) {
				t.Errorf("Leaks: %v does not name the day", err)
			}
		})
	}
}
