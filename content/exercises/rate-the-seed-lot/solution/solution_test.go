package seedbank

import (
	"context"
	"errors"
	"strings"
	"testing"
)

var errPowerCut = errors.New("power cut in the glasshouse")

type fixedTrial struct {
	trial Trial
	err   error
}

func (f fixedTrial) Trial(context.Context, string) (Trial, error) { return f.trial, f.err }

func TestGermination(t *testing.T) {
	tests := []struct {
		name  string
		lab   fixedTrial
		want  float64
		cause error
	}{
		{"most came up", fixedTrial{trial: Trial{Sown: 100, Sprouted: 85}}, 0.85, nil},
		{"none came up", fixedTrial{trial: Trial{Sown: 100}}, 0, nil},
		{"nothing was sown", fixedTrial{}, 0, ErrNothingSown},
		{"the laboratory failed", fixedTrial{err: errPowerCut}, 0, errPowerCut},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := NewBank(tt.lab).Germination(t.Context(), "WHEAT-7")
			if got != tt.want || !errors.Is(err, tt.cause) {
				t.Errorf("got %v, %v; want %v, %v", got, err, tt.want, tt.cause)
			}
			if err != nil && !strings.Contains(err.Error(), "WHEAT-7") {
				t.Errorf("error %v does not name the lot", err)
			}
		})
	}
}
