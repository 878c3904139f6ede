package helpdesk

import (
	"context"
	"errors"
	"testing"
)

var errDown = errors.New("the replica is down")

// replica can only read: a TicketReader, and no TicketStore.
type replica struct {
	tickets []Ticket
	err     error
}

func (r replica) Get(_ context.Context, id string) (Ticket, error) { return Ticket{ID: id}, r.err }

func (r replica) List(context.Context) ([]Ticket, error) { return r.tickets, r.err }

func (r replica) Search(context.Context, string) ([]Ticket, error) { return r.tickets, r.err }

func TestOpenCount(t *testing.T) {
	tests := []struct {
		name    string
		tickets replica
		want    int
		err     error
	}{
		{"none", replica{}, 0, nil},
		{"two", replica{tickets: make([]Ticket, 2)}, 2, nil},
		{"the search fails", replica{err: errDown}, 0, errDown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := OpenCount(t.Context(), tt.tickets)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("OpenCount = %d, %v; want %d, %v", got, err, tt.want, tt.err)
			}
		})
	}
}
