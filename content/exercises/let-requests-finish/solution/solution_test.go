package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
)

// office is a server that begins to print, and finishes only after the shutdown has begun.
type office struct {
	srv     http.Server
	began   chan struct{}
	release chan struct{}
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{began: make(chan struct{}), release: make(chan struct{})}
	o.srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(o.began)
		<-o.release
		if _, err := io.WriteString(w, "label 17"); err != nil {
			t.Errorf("print label: %v", err)
		}
	})
	o.srv.RegisterOnShutdown(func() { close(o.release) })
	return o
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("listen: %v", err)
	}
	return ln
}

func TestServeFinishesARunningRequest(t *testing.T) {
	o, ln := newOffice(t), listen(t)
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	var served error
	wg.Go(func() { served = serve(ctx, &o.srv, ln) })
	wg.Go(func() {
		<-o.began
		cancel()
	})

	resp, err := http.Get("http://" + ln.Addr().String())
	if err != nil {
		t.Fatalf("get a label: %v", err)
	}
	defer resp.Body.Close()
	label, err := io.ReadAll(resp.Body)
	if string(label) != "label 17" || err != nil {
		t.Errorf("label %q, %v; want %q, nil", label, err, "label 17")
	}
	wg.Wait()
	if served != nil {
		t.Errorf("serve = %v, want nil", served)
	}
	if conn, err := net.Dial("tcp", ln.Addr().String()); err == nil {
		conn.Close()
		t.Error("new connections are still accepted after the shutdown")
	}
}

func TestServeReportsThatItCannotServe(t *testing.T) {
	o, ln := newOffice(t), listen(t)
	if err := ln.Close(); err != nil {
		t.Fatalf("close listener: %v", err)
	}
	if err := serve(t.Context(), &o.srv, ln); !errors.Is(err, net.ErrClosed) {
		t.Errorf("serve = %v, want %v", err, net.ErrClosed)
	}
}
