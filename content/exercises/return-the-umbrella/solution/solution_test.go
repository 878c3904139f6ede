package lostproperty

import (
	"strings"
	"testing"
)

func TestAnswer(t *testing.T) {
	desk := NewDesk(map[string]string{"17": "C3", "18": ""})
	tests := []struct {
		name   string
		number string
		want   string
	}{
		{"on a shelf", "17", "at the counter, shelf C3"},
		{"gone home", "18", "it went home already"},
		{"never given out", "99", "we do not have it"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Answer(desk, tt.number); got != tt.want {
				t.Errorf("Answer(%s) = %q, want %q", tt.number, got, tt.want)
			}
		})
	}
}

func TestClaimNamesTheNumber(t *testing.T) {
	if _, err := NewDesk(nil).Claim("99"); err == nil || !strings.Contains(err.Error(), "99") {
		t.Errorf("error %v does not name the number", err)
	}
}
