package clinic

import (
	"context"
	"errors"
	"fmt"
)

// Messenger delivers text messages.
type Messenger interface {
	Send(ctx context.Context, phone, text string) error
}

// Patient is a person with an appointment tomorrow.
type Patient struct {
	Name  string
	Phone string
}

// Reminder reminds patients of their appointments.
type Reminder struct {
	messenger Messenger
}

// NewReminder returns a Reminder that sends through m.
func NewReminder(m Messenger) *Reminder {
	return &Reminder{messenger: m}
}

// RemindAll sends every patient a message. It tries all of them and returns the errors of those that failed, joined.
func (r *Reminder) RemindAll(ctx context.Context, patients []Patient) error {
	var errs []error
	for _, p := range patients {
		if err := r.messenger.Send(ctx, p.Phone, "See you tomorrow, "+p.Name+"."); err != nil {
			errs = append(errs, fmt.Errorf("remind %s: %w", p.Name, err))
		}
	}
	return errors.Join(errs...)
}
