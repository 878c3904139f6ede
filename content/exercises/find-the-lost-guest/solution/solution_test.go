package main

import (
	"encoding/json"
	"testing"
	"time"
)

func TestReportHasEverything(t *testing.T) {
	may3 := time.Date(2026, time.May, 3, 18, 0, 0, 0, time.UTC)
	tests := []struct {
		name  string
		guest string
		beds  float64
	}{
		{"one bed", "Grace", 1},
		{"a family", "Ada", 4},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report, err := Report([]Visit{{may3, tt.guest, int(tt.beds)}})
			if err != nil {
				t.Fatalf("Report: %v", err)
			}
			var got []map[string]any
			if err := json.Unmarshal([]byte(report), &got); err != nil {
				t.Fatalf("decode %s: %v", report, err)
			}
			if len(got) != 1 || got[0]["Guest"] != tt.guest || got[0]["Beds"] != tt.beds || len(got[0]) != 3 {
				t.Errorf("report %s lacks the guest, the beds or the time", report)
			}
		})
	}
}
