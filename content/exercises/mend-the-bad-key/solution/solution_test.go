package main

import (
	"encoding/json"
	"log/slog"
	"maps"
	"strings"
	"testing"
	"time"
)

func TestLog(t *testing.T) {
	tests := []struct {
		name    string
		reading Reading
		want    map[string]any
	}{
		{
			"warm",
			Reading{"left", 231.5, 40 * time.Millisecond},
			map[string]any{"level": "INFO", "msg": "oven was read", "oven": "left", "celsius": 231.5, "took_ms": 40.0},
		},
		{
			"at the limit",
			Reading{"left", 260, 0},
			map[string]any{"level": "INFO", "msg": "oven was read", "oven": "left", "celsius": 260.0, "took_ms": 0.0},
		},
		{
			"too hot",
			Reading{"right", 272, 35 * time.Millisecond},
			map[string]any{"level": "WARN", "msg": "oven is too hot", "oven": "right", "celsius": 272.0, "took_ms": 35.0},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log strings.Builder
			Log(slog.New(slog.NewJSONHandler(&log, nil)), tt.reading)
			var got map[string]any
			if err := json.Unmarshal([]byte(log.String()), &got); err != nil {
				t.Fatalf("line %q: %v", log.String(), err)
			}
			delete(got, "time")
			if !maps.Equal(got, tt.want) {
				t.Errorf("logged %v, want %v", got, tt.want)
			}
		})
	}
}
