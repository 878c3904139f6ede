package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestFeeding(t *testing.T) {
	tests := []struct {
		name   string
		fish   string
		status int
		body   string
	}{
		{"a fish", "pike", http.StatusOK, `{"hour":9}`},
		{"no fish", "shark", http.StatusNotFound, `{"error":"no such fish"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/feedings/"+tt.fish, nil)
			r.SetPathValue("fish", tt.fish)
			answer := httptest.NewRecorder()
			Plan{"pike": 9}.Feeding(answer, r)
			if answer.Code != tt.status || answer.Body.String() != tt.body {
				t.Errorf("answer %d %s, want %d %s", answer.Code, answer.Body, tt.status, tt.body)
			}
			if kind := answer.Result().Header.Get("Content-Type"); kind != "application/json" {
				t.Errorf("content type %q, want JSON", kind)
			}
		})
	}
}
