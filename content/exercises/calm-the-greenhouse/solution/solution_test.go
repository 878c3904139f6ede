package greenhouse

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
)

var errBroken = errors.New("thermometer is broken")

type double struct {
	celsius    float64
	broken     error
	jammed     error
	setPercent int
}

func (d *double) Celsius(context.Context) (float64, error) { return d.celsius, d.broken }

func (d *double) Set(_ context.Context, percent int) error {
	d.setPercent = percent
	return d.jammed
}

func TestAdjust(t *testing.T) {
	tests := []struct {
		name    string
		double  double
		percent int
		cause   error
		logged  string
	}{
		{"a warm day", double{celsius: 30}, 100, nil, "climate adjusted"},
		{"a cold night", double{celsius: 4}, 0, nil, "climate adjusted"},
		{"a jammed window", double{celsius: 30, jammed: ErrJammed}, 100, ErrJammed, ""},
		{"a broken thermometer", double{broken: errBroken}, -1, errBroken, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log strings.Builder
			d := tt.double
			d.setPercent = -1
			err := NewClimate(&d, &d, slog.New(slog.NewTextHandler(&log, nil))).Adjust(t.Context())
			if !errors.Is(err, tt.cause) || d.setPercent != tt.percent {
				t.Errorf("error %v, windows at %d %%; want %v, %d %%", err, d.setPercent, tt.cause, tt.percent)
			}
			if (tt.logged == "") != (log.Len() == 0) || !strings.Contains(log.String(), tt.logged) {
				t.Errorf("logged %q, want %q", log.String(), tt.logged)
			}
		})
	}
}
