package tide

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestMark(t *testing.T) {
	tests := []struct {
		name  string
		table string
		want  string
	}{
		{"a good table", "1.2\n-0.4\n3", "ok"},
		{"the first line is bad", "high\n0.4", "line 1"},
		{"two lines are bad", "1.2\n0,4\nlow", "line 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Mark(tt.table); got != tt.want {
				t.Errorf("Mark = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestParse(t *testing.T) {
	got, err := Parse("1.2\n-0.4\n3")
	if want := []float64{1.2, -0.4, 3}; err != nil || !slices.Equal(got, want) {
		t.Errorf("Parse = %v, %v; want %v", got, err, want)
	}
}

func TestTheCauseIsKept(t *testing.T) {
	tests := []struct {
		name  string
		table string
		cause error
	}{
		{"no number", "1.2\nlow", strconv.ErrSyntax},
		{"too large a number", "1.2\n1e999", strconv.ErrRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			heights, err := Parse(tt.table)
			if heights != nil || !errors.Is(err, tt.cause) {
				t.Fatalf("Parse = %v, %v; want an error that wraps %v", heights, err, tt.cause)
			}
			if !strings.Contains(err.Error(), "2") || !strings.Contains(err.Error(), tt.cause.Error()) {
				t.Errorf("text %q lacks the line or the cause", err)
			}
		})
	}
}
