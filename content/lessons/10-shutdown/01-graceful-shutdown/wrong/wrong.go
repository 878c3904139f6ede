// A harbour answers questions about the tide until it is told to stop.
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

// Harbour answers slowly. It counts the questions that it heard, and those that it answered.
type Harbour struct {
	heard    sync.WaitGroup
	answered atomic.Int64
}

func (h *Harbour) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	h.heard.Done()
	time.Sleep(500 * time.Millisecond)
	if _, err := fmt.Fprintln(w, "high tide at 14:05"); err == nil {
		h.answered.Add(1)
	}
}

// serve answers until ctx ends.
func serve(ctx context.Context, srv *http.Server, ln net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()

	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		return nil
	}
}

// ask asks for the tide, as a ship would.
func ask(url string) {
	resp, err := http.Get(url)
	if err != nil {
		fmt.Println("no answer:", err)
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
	var harbour Harbour
	var ships sync.WaitGroup
	ctx, deploy := context.WithCancel(context.Background())
	harbour.heard.Add(3)
	for range 3 {
		ships.Go(func() { ask("http://" + ln.Addr().String()) })
	}
	ships.Go(func() {
		harbour.heard.Wait()
		deploy()
	})
	err = serve(ctx, &http.Server{Handler: &harbour, ReadHeaderTimeout: time.Second}, ln)
	fmt.Println("ended with error:", err)
	fmt.Println("questions answered:", harbour.answered.Load(), "of 3")
}
