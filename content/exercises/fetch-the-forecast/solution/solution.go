package weather

import (
	"context"
	"fmt"
	"io"
	"net/http"
)

// Fetch returns the forecast that the server at url sends.
func Fetch(ctx context.Context, client *http.Client, url string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, fmt.Errorf("make forecast request: %w", err)
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("fetch forecast: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fetch forecast: server answered %s", resp.Status)
	}
	forecast, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("read forecast: %w", err)
	}
	return forecast, nil
}
