package water

import (
	"bytes"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestWhatCanBeSeen(t *testing.T) {
	good := `{"district": "Mill", "at": "2026-05-04T02:30:00Z", "flow": 90}`
	day := strings.Replace(good, "02:30", "12:30", 1)
	tests := []struct {
		name    string
		bodies  []string
		metrics string
		log     string
	}{
		{"nothing", nil, "readings_accepted_total 0\nreadings_rejected_total 0\n", ""},
		{"two good ones", []string{good, good}, "readings_accepted_total 2\nreadings_rejected_total 0\n",
			"level=INFO msg=\"leaks answered\" day=2026-05-04 districts=1 leaking=1\n"},
		{"silent at night", []string{day}, "readings_accepted_total 1\nreadings_rejected_total 0\n",
			"level=INFO msg=\"leaks answered\" day=2026-05-04 districts=0 leaking=0\n"},
		{"one of each", []string{good, `{}`}, "readings_accepted_total 1\nreadings_rejected_total 1\n",
			"level=WARN msg=\"reading rejected\" field=district problem=\"is missing\"\n" +
				"level=INFO msg=\"leaks answered\" day=2026-05-04 districts=1 leaking=1\n"},
		{"no JSON", []string{"90 l"}, "readings_accepted_total 0\nreadings_rejected_total 1\n",
			"level=WARN msg=\"reading rejected\" field=body problem=\"is not a reading\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log bytes.Buffer
			logger := slog.New(withoutTime(&log))
			handler := NewAPI(NewService(&MemoryStore{}, 40, logger), logger).Routes()
			for _, body := range tt.bodies {
				handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("POST", "/readings", strings.NewReader(body)))
			}
			handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/leaks/2026-05-04", nil))
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, httptest.NewRequest("GET", "/metrics", nil))
			if got := answer.Body.String(); got != tt.metrics {
				t.Errorf("metrics:\n%swant:\n%s", got, tt.metrics)
			}
			if log.String() != tt.log {
				t.Errorf("log:\n%swant:\n%s", &log, tt.log)
			}
		})
	}
}

// withoutTime writes log lines that are the same each time.
func withoutTime(log *bytes.Buffer) slog.Handler {
	return slog.NewTextHandler(log, &slog.HandlerOptions{ReplaceAttr: func(_ []string, attr slog.Attr) slog.Attr {
		if attr.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return attr
	}})
}
