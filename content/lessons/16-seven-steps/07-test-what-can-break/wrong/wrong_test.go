package water

import (
	"context"
	"slices"
	"testing"
	"time"
)

// yesStore always finds the same.
type yesStore struct{}

func (yesStore) High(context.Context, string) ([]string, error) { return []string{"Mill"}, nil }

func TestLeaks(t *testing.T) {
	service := &Service{Store: yesStore{}, Now: time.Now}
	got, err := service.Leaks(t.Context(), "2026-05-04")
	if err != nil || !slices.Equal(got, []string{"Mill"}) {
		t.Errorf("Leaks = %q, %v", got, err)
	}
}
