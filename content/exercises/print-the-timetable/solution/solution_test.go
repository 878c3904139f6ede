package timetable

import (
	"errors"
	"log/slog"
	"strings"
	"testing"
)

var errPaper = errors.New("no paper")

// printer takes as many bytes as it has paper for.
type printer struct {
	paper int
	text  strings.Builder
}

func (p *printer) Write(data []byte) (int, error) {
	if p.paper < len(data) {
		return 0, errPaper
	}
	p.paper -= len(data)
	return p.text.Write(data)
}

func TestWrite(t *testing.T) {
	tests := []struct {
		name       string
		paper      int
		departures []string
		text       string
		log        string
		err        error
	}{
		{"no departures", 99, nil, "", "departures=0", nil},
		{"two departures", 99, []string{"08:00", "08:20"}, "departs 08:00\ndeparts 08:20\n", "departures=2", nil},
		{"no paper", 20, []string{"08:00", "08:20"}, "departs 08:00\n", "", errPaper},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log strings.Builder
			w := &printer{paper: tt.paper}
			err := Write(t.Context(), w, slog.New(slog.NewTextHandler(&log, nil)), tt.departures)
			if !errors.Is(err, tt.err) {
				t.Errorf("Write = %v, want %v", err, tt.err)
			}
			if text := w.text.String(); text != tt.text {
				t.Errorf("wrote %q, want %q", text, tt.text)
			}
			if !strings.Contains(log.String(), tt.log) || (tt.log == "" && log.Len() > 0) {
				t.Errorf("log %q, want %q in it", log.String(), tt.log)
			}
		})
	}
}
