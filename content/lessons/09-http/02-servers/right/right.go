// A harbour serves its tide table, and meets a slow client.
package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"
)

// NewServer returns a server for the tide table.
func NewServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 50 * time.Millisecond,
	}
}

// halfRequest connects, sends half a request, and waits for the server to hang up.
func halfRequest(address string) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer conn.Close()
	if _, err := fmt.Fprint(conn, "GET /tides HTTP/1.1\r\nHost: harb"); err != nil {
		return fmt.Errorf("send half a request: %w", err)
	}
	if err := conn.SetReadDeadline(time.Now().Add(2 * time.Second)); err != nil {
		return fmt.Errorf("limit the patience: %w", err)
	}
	_, err = conn.Read(make([]byte, 1))
	return err
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		slog.Error("listen", slog.Any("error", err))
		os.Exit(1)
	}
	server := NewServer(http.NotFoundHandler())
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	if errors.Is(halfRequest(listener.Addr().String()), os.ErrDeadlineExceeded) {
		fmt.Println("the server still waits")
	} else {
		fmt.Println("the server hung up")
	}
	fmt.Println(server.Close(), <-served)
}
