package bells

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestNewServerHasLimits(t *testing.T) {
	server := NewServer(":8080", http.NotFoundHandler())
	if server.Addr != ":8080" || server.Handler == nil {
		t.Errorf("address %q, handler %v: want those that were given", server.Addr, server.Handler)
	}
	if server.ReadHeaderTimeout <= 0 && server.ReadTimeout <= 0 {
		t.Error("nothing limits the time for the headers")
	}
	if server.IdleTimeout <= 0 && server.ReadTimeout <= 0 {
		t.Error("nothing limits the time between two requests")
	}
}

func TestNewClientHasALimit(t *testing.T) {
	if client := NewClient(); client.Timeout <= 0 || client == http.DefaultClient {
		t.Errorf("client %+v: want one of its own, with a limit", client)
	}
}

func TestRead(t *testing.T) {
	tests := []struct {
		name string
		body string
		want string
		ok   bool
	}{
		{"a day", `{"day":"Sunday"}`, "Sunday", true},
		{"no JSON", `Sunday`, "", false},
		{"far too long", `{"day":"` + strings.Repeat("S", 1<<21) + `"}`, "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodPost, "/times", strings.NewReader(tt.body))
			got, err := Read(httptest.NewRecorder(), r)
			if got.Day != tt.want || (err == nil) != tt.ok {
				t.Errorf("Read = %.20q, %v; want %q", got.Day, err, tt.want)
			}
		})
	}
}
