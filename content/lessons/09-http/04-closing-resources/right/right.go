// An avalanche service asks its stations for the depth of the snow.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

var errNoStation = errors.New("no such station")

// Client asks stations.
type Client struct {
	http *http.Client
	base string
}

// Depth returns what a station says.
func (c *Client) Depth(ctx context.Context, station string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/depth/"+station, nil)
	if err != nil {
		return "", fmt.Errorf("ask %s: %w", station, err)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return "", fmt.Errorf("ask %s: %w", station, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("ask %s: %w", station, errNoStation)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", fmt.Errorf("read depth at %s: %w", station, err)
	}
	return string(body), nil
}

func depth(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("station") == "Cima" {
		http.NotFound(w, r)
		return
	}
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader("140 cm"))
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /depth/{station}", depth)
	server := httptest.NewServer(mux)
	defer server.Close()
	client := &Client{http: server.Client(), base: server.URL}
	client.http.Transport = &http.Transport{MaxConnsPerHost: 2}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	for _, station := range []string{"Cima", "Alp", "Cima", "Alp"} {
		text, err := client.Depth(ctx, station)
		fmt.Println(station, text, cause(err))
	}
}

// cause is the innermost error, without the address of the server.
func cause(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}
