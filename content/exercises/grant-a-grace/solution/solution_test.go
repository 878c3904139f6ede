package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"testing"
)

func TestServe(t *testing.T) {
	tests := []struct {
		name     string
		visitors int
	}{
		{"nobody is there", 0},
		{"one visitor", 1},
		{"several visitors", 5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ln, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatalf("listen: %v", err)
			}
			var sky Sky
			sky.begun.Add(tt.visitors)
			ctx, stop := context.WithCancel(t.Context())
			var wg sync.WaitGroup
			for range tt.visitors {
				wg.Go(func() { visit("http://" + ln.Addr().String()) })
			}
			wg.Go(func() {
				sky.begun.Wait()
				stop()
			})
			if err := serve(ctx, &http.Server{Handler: &sky}, ln); err != nil {
				t.Errorf("serve = %v, want nil", err)
			}
			if finished := sky.finished.Load(); finished != int64(tt.visitors) {
				t.Errorf("%d skies shown, want %d", finished, tt.visitors)
			}
			wg.Wait()
		})
	}
}

func TestServeReportsThatItCannotServe(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("listen: %v", err)
	}
	if err := ln.Close(); err != nil {
		t.Fatalf("close listener: %v", err)
	}
	if err := serve(t.Context(), &http.Server{Handler: &Sky{}}, ln); !errors.Is(err, net.ErrClosed) {
		t.Errorf("serve = %v, want %v", err, net.ErrClosed)
	}
}
