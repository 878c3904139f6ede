package meter

import (
	"context"
	"sync/atomic"
	"time"
)

// Meter counts requests and sends the count away from time to time.
type Meter struct {
	every time.Duration
	send  func(count int64)
	count atomic.Int64
}

// New returns a Meter that hands its count to send once per interval.
func New(every time.Duration, send func(count int64)) *Meter {
	return &Meter{every: every, send: send}
}

// Add counts one request.
func (m *Meter) Add() {
	m.count.Add(1)
}

// flush sends what was counted since the last time.
func (m *Meter) flush() {
	m.send(m.count.Swap(0))
}

// Run sends the count once per interval until ctx is done, and then once more.
func (m *Meter) Run(ctx context.Context) {
	ticker := time.NewTicker(m.every)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			m.flush()
		case <-ctx.Done():
			m.flush()
			return
		}
	}
}
