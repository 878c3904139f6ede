// Package poems calls a line that reads a poem to whoever calls.
package poems

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// ErrBusy means that the line was busy at every attempt.
var ErrBusy = errors.New("line is busy")

// Caller calls the line.
type Caller struct {
	client *http.Client
	url    string
}

// Poem calls up to three times and returns the poem.
func (c *Caller) Poem(ctx context.Context) (string, error) {
	for range 3 {
		text, err := c.call(ctx)
		if !errors.Is(err, ErrBusy) {
			return text, err
		}
	}
	return "", ErrBusy
}

// call calls once. It returns ErrBusy if the line is busy.
func (c *Caller) call(ctx context.Context) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url, nil)
	if err != nil {
		return "", fmt.Errorf("call the line: %w", err)
	}
	resp, err := c.client.Do(req)
	if err != nil {
		return "", fmt.Errorf("call the line: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusServiceUnavailable {
		return "", ErrBusy
	}
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", fmt.Errorf("listen: %w", err)
	}
	return string(text), nil
}
