package clinic

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

var errWrongNumber = errors.New("wrong number")

// gateway remembers whom it was asked to reach and refuses the phone number "bad".
type gateway struct {
	phones []string
}

func (g *gateway) Send(_ context.Context, phone, _ string) error {
	g.phones = append(g.phones, phone)
	if phone == "bad" {
		return errWrongNumber
	}
	return nil
}

func TestRemindAll(t *testing.T) {
	tests := []struct {
		name   string
		phones []string
		failed int
	}{
		{"all are reached", []string{"1", "2"}, 0},
		{"nobody to remind", nil, 0},
		{"one fails", []string{"1", "bad", "2"}, 1},
		{"several fail", []string{"bad", "1", "bad"}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var patients []Patient
			for _, phone := range tt.phones {
				patients = append(patients, Patient{Name: "Ada", Phone: phone})
			}
			g := &gateway{}
			err := NewReminder(g).RemindAll(t.Context(), patients)
			if !slices.Equal(g.phones, tt.phones) {
				t.Errorf("tried %v, want %v", g.phones, tt.phones)
			}
			if tt.failed == 0 && err != nil {
				t.Errorf("error %v, want none", err)
			}
			if tt.failed > 0 && (!errors.Is(err, errWrongNumber) || strings.Count(err.Error(), "Ada") != tt.failed) {
				t.Errorf("error %v, want one that wraps errWrongNumber and names %d patients", err, tt.failed)
			}
		})
	}
}
