package choir

import (
	"context"
	"errors"
	"slices"
	"testing"
)

var errNoPhone = errors.New("no telephone")

func TestFakeOutbox(t *testing.T) {
	tests := []struct {
		name        string
		unreachable map[string]error
		err         error
		ada, grace  []string
	}{
		{"everybody", nil, nil, []string{"rehearsal on Monday"}, []string{"rehearsal on Monday"}},
		{"not the second", map[string]error{"Grace": errNoPhone}, errNoPhone, []string{"rehearsal on Monday"}, nil},
		{"not the first", map[string]error{"Ada": errNoPhone}, errNoPhone, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			outbox := &FakeOutbox{Unreachable: tt.unreachable}
			if err := Remind(t.Context(), outbox, "Monday", []string{"Ada", "Grace"}); !errors.Is(err, tt.err) {
				t.Errorf("Remind: %v, want %v", err, tt.err)
			}
			if !slices.Equal(outbox.Sent("Ada"), tt.ada) || !slices.Equal(outbox.Sent("Grace"), tt.grace) {
				t.Errorf("sent %q and %q, want %q and %q", outbox.Sent("Ada"), outbox.Sent("Grace"), tt.ada, tt.grace)
			}
		})
	}
}

func TestFakeOutboxHeedsItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var outbox FakeOutbox
	if err := outbox.Send(ctx, "Ada", "hello"); !errors.Is(err, context.Canceled) || len(outbox.Sent("Ada")) != 0 {
		t.Errorf("Send: %v, sent %q; want %v and nothing", err, outbox.Sent("Ada"), context.Canceled)
	}
}
