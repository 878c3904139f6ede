package meter

import (
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

// Start sends the count once per interval.
func (m *Meter) Start() {
	go func() {
		for {
			time.Sleep(m.every)
			m.flush()
		}
	}()
}
