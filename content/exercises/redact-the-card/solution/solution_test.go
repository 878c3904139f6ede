package till

import (
	"encoding/json"
	"log/slog"
	"maps"
	"strings"
	"testing"
)

func TestLog(t *testing.T) {
	tests := []struct {
		name    string
		payment Payment
		want    map[string]any
	}{
		{
			"a card",
			Payment{Till: 3, Cents: 1250, Card: Card{"Ada", "5105105105105100"}},
			map[string]any{"level": "INFO", "msg": "payment taken", "till": 3.0, "cents": 1250.0, "card": "…5100"},
		},
		{
			"a short number",
			Payment{Till: 1, Cents: 80, Card: Card{"Bo", "77"}},
			map[string]any{"level": "INFO", "msg": "payment taken", "till": 1.0, "cents": 80.0, "card": "…77"},
		},
		{
			"no number",
			Payment{Till: 1, Cents: 80},
			map[string]any{"level": "INFO", "msg": "payment taken", "till": 1.0, "cents": 80.0, "card": "…"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log strings.Builder
			Log(t.Context(), slog.New(slog.NewJSONHandler(&log, nil)), tt.payment)
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
