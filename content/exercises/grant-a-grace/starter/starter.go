// A planetarium shows the sky of any night, which takes a moment to compute.
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// grace is how long running requests may take to finish.
const grace = 10 * time.Second

// Sky computes skies. It tells when it has begun, and counts those that it finished.
type Sky struct {
	begun    sync.WaitGroup
	finished atomic.Int64
}

func (s *Sky) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	s.begun.Done()
	time.Sleep(500 * time.Millisecond)
	if _, err := fmt.Fprintln(w, "Orion rises at 19:40"); err == nil {
		s.finished.Add(1)
	}
}

// serve answers requests until ctx ends.
func serve(ctx context.Context, srv *http.Server, ln net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()

	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}

	ctx, cancel := context.WithTimeout(ctx, grace)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		return fmt.Errorf("shut down: %w", err)
	}
	return nil
}

// visit asks for a sky, as a visitor would.
func visit(url string) {
	resp, err := http.Get(url)
	if err != nil {
		fmt.Println("no sky:", err)
		return
	}
	defer resp.Body.Close()
}

func main() {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println("listen:", err)
		return
	}
	var sky Sky
	var visitors sync.WaitGroup
	ctx, stop := context.WithCancel(context.Background())
	sky.begun.Add(1)
	visitors.Go(func() { visit("http://" + ln.Addr().String()) })
	visitors.Go(func() {
		sky.begun.Wait()
		stop()
	})
	fmt.Println(serve(ctx, &http.Server{Handler: &sky, ReadHeaderTimeout: time.Second}, ln))
	fmt.Println("skies shown:", sky.finished.Load(), "of 1")
}
