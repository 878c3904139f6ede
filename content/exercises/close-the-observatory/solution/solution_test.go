package observatory

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

var (
	errIce  = errors.New("ice on the rail")
	errFuse = errors.New("fuse has blown")
)

// closing is what a dome does when it is closed.
type closing func() error

func (c closing) Close() error { return c() }

func TestClose(t *testing.T) {
	tests := []struct {
		name     string
		problems map[string]error
	}{
		{"all close", nil},
		{"the last one fails", map[string]error{"west": errIce}},
		{"two fail", map[string]error{"west": errIce, "east": errFuse}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var closed []string
			var domes []Dome
			for _, name := range []string{"east", "middle", "west"} {
				domes = append(domes, Dome{Name: name, Closer: closing(func() error {
					closed = append(closed, name)
					return tt.problems[name]
				})})
			}
			err := New(domes...).Close()
			if want := []string{"west", "middle", "east"}; !slices.Equal(closed, want) {
				t.Errorf("closed %v, want %v", closed, want)
			}
			if (err == nil) != (len(tt.problems) == 0) {
				t.Errorf("error %v, want %v", err, tt.problems)
			}
			for name, problem := range tt.problems {
				if !errors.Is(err, problem) || !strings.Contains(err.Error(), name) {
					t.Errorf("error %v, want one that wraps %v and names %s", err, problem, name)
				}
			}
		})
	}
}
