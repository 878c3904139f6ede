package weather

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestFetch(t *testing.T) {
	tests := []struct {
		name   string
		status int
		body   string
		want   string
		err    string
	}{
		{"a forecast", http.StatusOK, "rain", "rain", ""},
		{"an empty forecast", http.StatusOK, "", "", ""},
		{"a broken server", http.StatusInternalServerError, "oops", "", "500"},
		{"no such place", http.StatusNotFound, "", "", "404"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(tt.status)
				if _, err := io.WriteString(w, tt.body); err != nil {
					t.Errorf("write answer: %v", err)
				}
			}))
			defer server.Close()
			got, err := Fetch(t.Context(), server.Client(), server.URL)
			if string(got) != tt.want {
				t.Errorf("Fetch = %q, want %q", got, tt.want)
			}
			if tt.err == "" && err != nil {
				t.Errorf("error %v, want none", err)
			}
			if tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)) {
				t.Errorf("error %v, want one with %s", err, tt.err)
			}
		})
	}
}

func TestFetchEndsWithItsContext(t *testing.T) {
	arrived := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(arrived)
		<-r.Context().Done()
	}))
	defer server.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		<-arrived
		cancel()
	}()
	if _, err := Fetch(ctx, server.Client(), server.URL); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want one that wraps context.Canceled", err)
	}
}

func TestFetchRefusesABadAddress(t *testing.T) {
	if _, err := Fetch(t.Context(), http.DefaultClient, "http://bad host/"); err == nil {
		t.Error("Fetch of a bad address = nil, want an error")
	}
}
