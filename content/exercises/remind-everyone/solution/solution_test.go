package clinic

import (
	"context"
	"errors"
	"slices"
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
		want   string
	}{
		{"all are reached", []string{"1", "2"}, ""},
		{"nobody to remind", nil, ""},
		{"one fails", []string{"1", "bad", "2"}, "remind Ada: wrong number"},
		{"several fail", []string{"bad", "1", "bad"}, "remind Ada: wrong number\nremind Ada: wrong number"},
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
			if tt.want == "" && err != nil {
				t.Errorf("error %v, want none", err)
			}
			if tt.want != "" && (err == nil || err.Error() != tt.want || !errors.Is(err, errWrongNumber)) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}
