package clinic

import "context"

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

// RemindAll sends every patient a message.
func (r *Reminder) RemindAll(ctx context.Context, patients []Patient) error {
	for _, p := range patients {
		_ = r.messenger.Send(ctx, p.Phone, "See you tomorrow, "+p.Name+".")
	}
	return nil
}
