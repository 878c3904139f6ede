// Package archive copies records with bounded concurrency.
package archive

import (
	"context"
	"fmt"
)

// Client talks to the archive; all its callers together use at most cap(sem) connections.
type Client struct {
	sem   chan struct{}
	fetch func(ctx context.Context, station string) error
}

// NewClient returns a client that opens at most limit connections.
func NewClient(limit int, fetch func(ctx context.Context, station string) error) *Client {
	return &Client{sem: make(chan struct{}, limit), fetch: fetch}
}

// Copy copies the records of one station when a connection is free.
func (c *Client) Copy(ctx context.Context, station string) error {
	select {
	case c.sem <- struct{}{}:
		defer func() { <-c.sem }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := c.fetch(ctx, station); err != nil {
		return fmt.Errorf("copy %s: %w", station, err)
	}
	return nil
}
