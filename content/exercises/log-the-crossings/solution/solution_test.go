package crossing

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"testing"
)

var errIce = errors.New("ice")

// bar is a barrier that may be stuck.
type bar struct{ err error }

func (b bar) Lower(context.Context) error { return b.err }

// entry is the last line of a log, as far as the railway searches for it.
type entry struct {
	Level    string `json:"level"`
	Msg      string `json:"msg"`
	Crossing string `json:"crossing"`
	Train    int    `json:"train"`
	Error    string `json:"error"`
}

func TestClose(t *testing.T) {
	tests := []struct {
		name  string
		err   error
		train int
		want  entry
		pass  bool
	}{
		{"the barrier closes", nil, 7, entry{"INFO", "crossing closed", "Mill Lane", 7, ""}, true},
		{"the barrier is stuck", errIce, 8, entry{"ERROR", "barrier stuck", "Mill Lane", 8, "ice"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log bytes.Buffer
			logger := slog.New(slog.NewJSONHandler(&log, nil))
			c := Crossing{Name: "Mill Lane", Barrier: bar{tt.err}, Logger: logger}
			if pass := c.Close(t.Context(), tt.train); pass != tt.pass {
				t.Errorf("Close = %v, want %v", pass, tt.pass)
			}
			lines := bytes.Split(bytes.TrimSpace(log.Bytes()), []byte("\n"))
			var got entry
			if err := json.Unmarshal(lines[len(lines)-1], &got); err != nil {
				t.Fatalf("last line %s: %v", lines[len(lines)-1], err)
			}
			if got != tt.want {
				t.Errorf("logged %+v, want %+v", got, tt.want)
			}
		})
	}
}
