// Package clinic plans the day of a vet.
package clinic

import (
	"context"
	"fmt"
	"strings"
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

// Plan returns the names of a day's patients, one to a line.
func Plan(ctx context.Context, records Records, day string) (string, error) {
	patients, err := records.Patients(ctx, day)
	if err != nil {
		return "", fmt.Errorf("plan %s: %w", day, err)
	}
	var plan strings.Builder
	for _, p := range patients {
		fmt.Fprintln(&plan, p.Name)
	}
	return plan.String(), nil
}
