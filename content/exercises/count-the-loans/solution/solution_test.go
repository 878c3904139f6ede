package tools

import (
	"errors"
	"testing"
)

var _ Lender = (*Counting)(nil)

var errLent = errors.New("lent already")

// shed lends each tool once at a time.
type shed map[string]string

func (s shed) Lend(tool, neighbour string) error {
	if _, lent := s[tool]; lent {
		return errLent
	}
	s[tool] = neighbour
	return nil
}

func (s shed) Return(tool string) error {
	delete(s, tool)
	return nil
}

func (s shed) Holder(tool string) (string, bool) {
	neighbour, lent := s[tool]
	return neighbour, lent
}

func TestLoans(t *testing.T) {
	tests := []struct {
		name    string
		lend    []string
		want    int
		refused int
	}{
		{"nothing", nil, 0, 0},
		{"two tools", []string{"saw", "drill"}, 2, 0},
		{"a tool that is away does not count", []string{"saw", "saw", "drill"}, 2, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			counting := NewCounting(shed{})
			refused := 0
			for _, tool := range tt.lend {
				if err := counting.Lend(tool, "ada"); errors.Is(err, errLent) {
					refused++
				}
			}
			if counting.Loans() != tt.want || refused != tt.refused {
				t.Errorf("%d loans, %d refused; want %d, %d", counting.Loans(), refused, tt.want, tt.refused)
			}
		})
	}
}

func TestTheRestIsHandedOn(t *testing.T) {
	counting := NewCounting(shed{"saw": "grace"})
	if neighbour, lent := counting.Holder("saw"); neighbour != "grace" || !lent {
		t.Errorf("Holder = %q, %v; want grace", neighbour, lent)
	}
	if err := counting.Return("saw"); err != nil {
		t.Fatalf("Return: %v", err)
	}
	if _, lent := counting.Holder("saw"); lent {
		t.Error("the saw was returned and is still away")
	}
}
