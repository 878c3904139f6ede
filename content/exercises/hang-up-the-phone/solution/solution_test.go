package poems

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"
)

var errCut = errors.New("line was cut")

// line is busy at first, and counts the calls that are still open.
type line struct {
	busy  int
	text  io.Reader
	calls int
	open  int
	most  int
}

// call is the body of one answer.
type call struct {
	io.Reader
	line *line
}

func (c *call) Close() error {
	c.line.open--
	return nil
}

func (l *line) RoundTrip(*http.Request) (*http.Response, error) {
	l.calls++
	l.open++
	l.most = max(l.most, l.open)
	status, text := http.StatusOK, l.text
	if l.calls <= l.busy {
		status, text = http.StatusServiceUnavailable, strings.NewReader("busy")
	}
	return &http.Response{StatusCode: status, Body: &call{text, l}}, nil
}

func TestPoem(t *testing.T) {
	tests := []struct {
		name  string
		busy  int
		text  io.Reader
		want  string
		err   error
		calls int
	}{
		{"at once", 0, strings.NewReader("a rose"), "a rose", nil, 1},
		{"at the third call", 2, strings.NewReader("a rose"), "a rose", nil, 3},
		{"never", 3, strings.NewReader("a rose"), "", ErrBusy, 3},
		{"cut off", 0, iotest.ErrReader(errCut), "", errCut, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			phone := &line{busy: tt.busy, text: tt.text}
			caller := &Caller{client: &http.Client{Transport: phone}, url: "http://poems.test/"}
			got, err := caller.Poem(t.Context())
			if got != tt.want || !errors.Is(err, tt.err) || phone.calls != tt.calls {
				t.Errorf("Poem = %q, %v after %d calls; want %q, %v after %d", got, err, phone.calls, tt.want, tt.err, tt.calls)
			}
			if phone.open != 0 || phone.most != 1 {
				t.Errorf("%d calls still open at the end, %d at the same time", phone.open, phone.most)
			}
		})
	}
}
