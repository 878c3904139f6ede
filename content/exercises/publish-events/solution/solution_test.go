package importer

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
)

func TestPublish(t *testing.T) {
	events := []Event{{"atlas", "added"}, {"novel", "changed"}, {"atlas", "removed"}}
	tests := []struct {
		name     string
		received int
		err      error
	}{
		{"all are received", 3, nil},
		{"the receiver stops", 2, context.Canceled},
		{"nobody receives", 0, context.Canceled},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				out, done := make(chan Event), make(chan error, 1)
				go func() { done <- Publish(ctx, out, events) }()

				var got []Event
				for range tt.received {
					got = append(got, <-out)
				}
				synctest.Wait()
				cancel()

				if err := <-done; !errors.Is(err, tt.err) {
					t.Errorf("Publish = %v, want %v", err, tt.err)
				}
				if !slices.Equal(got, events[:tt.received]) {
					t.Errorf("received %v, want %v", got, events[:tt.received])
				}
			})
		})
	}
}
