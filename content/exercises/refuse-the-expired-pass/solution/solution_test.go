package pool

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
)

// desk knows one valid and one expired pass.
type desk struct {
	broken error
	guests int
}

func (d *desk) Find(_ context.Context, number string) (Pass, error) {
	switch number {
	case "1":
		return Pass{Number: number}, nil
	case "2":
		return Pass{Number: number, Expired: true}, nil
	}
	return Pass{}, fmt.Errorf("find pass %s: %w", number, ErrNoPass)
}

func (d *desk) Count(context.Context, Pass) (int, error) {
	if d.broken != nil {
		return 0, d.broken
	}
	d.guests++
	return d.guests, nil
}

func TestEnter(t *testing.T) {
	tests := []struct {
		name   string
		number string
		broken error
		status int
		body   string
		guests int
	}{
		{"a valid pass", "1", nil, http.StatusOK, "1", 1},
		{"an expired pass", "2", nil, http.StatusForbidden, "this pass has expired\n", 0},
		{"an unknown pass", "3", nil, http.StatusNotFound, "no such pass\n", 0},
		{"the counter is broken", "1", errors.New("db-7: connection lost"), http.StatusInternalServerError, "internal error\n", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			passes := &desk{broken: tt.broken}
			gate := &Gate{passes: passes, logger: slog.New(slog.DiscardHandler)}
			r := httptest.NewRequest(http.MethodPost, "/passes/"+tt.number+"/entries", nil)
			r.SetPathValue("number", tt.number)
			answer := httptest.NewRecorder()
			gate.Enter(answer, r)
			if answer.Code != tt.status || answer.Body.String() != tt.body {
				t.Errorf("answer %d %q, want %d %q", answer.Code, answer.Body, tt.status, tt.body)
			}
			if passes.guests != tt.guests {
				t.Errorf("guests %d, want %d", passes.guests, tt.guests)
			}
		})
	}
}
