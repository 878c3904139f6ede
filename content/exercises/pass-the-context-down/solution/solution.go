// Package partner fetches scores from other music libraries.
package partner

import (
	"context"
	"fmt"
	"io"
	"net/http"
)

// Library is a music library that lends scores over HTTP.
type Library struct {
	client *http.Client
	base   string
}

// New returns the library at the address base.
func New(client *http.Client, base string) *Library {
	return &Library{client: client, base: base}
}

// Score returns the score of a work.
func (l *Library) Score(ctx context.Context, work string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, l.base+"/scores/"+work, nil)
	if err != nil {
		return nil, fmt.Errorf("request score of %s: %w", work, err)
	}
	return l.send(req)
}

// Works returns the list of the works that the library has.
func (l *Library) Works(ctx context.Context) ([]byte, error) {
	list, err := l.Score(ctx, "index")
	if err != nil {
		return nil, fmt.Errorf("works: %w", err)
	}
	return list, nil
}

// Open reports whether the library answers.
func (l *Library) Open(ctx context.Context) error {
	if _, err := l.Score(ctx, "ping"); err != nil {
		return fmt.Errorf("open library: %w", err)
	}
	return nil
}

func (l *Library) send(req *http.Request) ([]byte, error) {
	resp, err := l.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("send request: %w", err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("read answer: %w", err)
	}
	return data, nil
}
