// Package clinic plans the day of a vet.
package clinic

import (
	"context"
	"fmt"
	"io"
	"os"
)

// Patient is an animal.
type Patient struct {
	Name    string
	Species string
}

// Records finds patients.
type Records interface {
	Patients(ctx context.Context, day string) ([]Patient, error)
}

// Reminder reminds owners.
type Reminder interface {
	Remind(patient Patient, ctx context.Context) error
}

// Plan writes the names of a day's patients to w, one to a line.
func Plan(ctx context.Context, w io.Writer, records Records, day string) error {
	patients, err := records.Patients(ctx, day)
	if err != nil {
		return fmt.Errorf("plan %s: %w", day, err)
	}
	for _, p := range patients {
		fmt.Fprintln(w, p.Name)
	}
	return nil
}

// PrintPlan prints the plan of a day.
func PrintPlan(ctx context.Context, records Records, day string) error {
	return Plan(ctx, os.Stdout, records, day)
}

// Quiet is a reminder for days on which nobody wants to be called.
type Quiet struct{}

// Remind does nothing.
func (Quiet) Remind(Patient, context.Context) error { return nil }

// NewQuiet returns a reminder that reminds nobody.
func NewQuiet() Reminder {
	return Quiet{}
}

// RemindAll reminds the owners of a day's patients.
func RemindAll(ctx context.Context, records Records, reminder Reminder, day string) error {
	patients, err := records.Patients(ctx, day)
	if err != nil {
		return fmt.Errorf("remind for %s: %w", day, err)
	}
	for _, p := range patients {
		if err := reminder.Remind(p, ctx); err != nil {
			return fmt.Errorf("remind owner of %s: %w", p.Name, err)
		}
	}
	return nil
}
