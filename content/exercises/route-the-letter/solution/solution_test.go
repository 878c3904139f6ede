package post

import (
	"errors"
	"strings"
	"testing"
)

func TestRoute(t *testing.T) {
	tests := []struct {
		name   string
		letter Letter
		want   string
		cause  error
	}{
		{"a plain letter", Letter{"L1", 20, true, false, "NO"}, "standard", nil},
		{"just light enough", Letter{"L1", 50, true, false, "NO"}, "standard", nil},
		{"a thick letter", Letter{"L1", 51, true, false, "NO"}, "large", nil},
		{"to another country", Letter{"L1", 20, true, false, "IS"}, "abroad", nil},
		{"a thick one to another country", Letter{"L1", 1000, true, false, "IS"}, "abroad", nil},
		{"no stamp", Letter{"L1", 20, false, false, "NO"}, "", ErrNoStamp},
		{"no stamp, but from the post office", Letter{"L1", 20, false, true, "NO"}, "standard", nil},
		{"too heavy", Letter{"L1", 1001, true, false, "NO"}, "", ErrTooHeavy},
		{"too heavy, from the post office", Letter{"L1", 1001, false, true, "NO"}, "", ErrTooHeavy},
		{"too heavy and no stamp", Letter{"L1", 1001, false, false, "IS"}, "", ErrNoStamp},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Route("NO", tt.letter)
			if got != tt.want || !errors.Is(err, tt.cause) {
				t.Errorf("Route = %q, %v; want %q, %v", got, err, tt.want, tt.cause)
			}
			if err != nil && !strings.Contains(err.Error(), "L1") {
				t.Errorf("error %v does not name the letter", err)
			}
		})
	}
}
