package partner

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

// wire answers every request with its path, unless the request's context has ended.
type wire struct{}

func (wire) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	body := io.NopCloser(strings.NewReader(req.URL.Path))
	return &http.Response{StatusCode: http.StatusOK, Body: body, Request: req}, nil
}

func TestLibrary(t *testing.T) {
	library := New(&http.Client{Transport: wire{}}, "http://scores.example")
	tests := []struct {
		name string
		call func(ctx context.Context) (string, error)
		want string
	}{
		{"Score", func(ctx context.Context) (string, error) {
			data, err := library.Score(ctx, "bwv-1048")
			return string(data), err
		}, "/scores/bwv-1048"},
		{"Works", func(ctx context.Context) (string, error) {
			data, err := library.Works(ctx)
			return string(data), err
		}, "/scores/index"},
		{"Open", func(ctx context.Context) (string, error) { return "", library.Open(ctx) }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.call(t.Context())
			if got != tt.want || err != nil {
				t.Errorf("%q, %v; want %q, nil", got, err, tt.want)
			}
		})
		t.Run(tt.name+" after the caller has gone", func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			if _, err := tt.call(ctx); !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want %v", err, context.Canceled)
			}
		})
	}
}
