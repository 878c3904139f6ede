package audit

import (
	"fmt"
	"io"
)

// AuditLog records who did what.
type AuditLog struct {
	w io.Writer
}

// NewAuditLog returns a log that writes to w.
func NewAuditLog(w io.Writer) *AuditLog {
	return &AuditLog{w: w}
}

// Record writes one line such as "ada: approve loan 7".
func (a *AuditLog) Record(user, action string) error {
	if _, err := fmt.Fprintf(a.w, "%s: %s\n", user, action); err != nil {
		return fmt.Errorf("record action of %s: %w", user, err)
	}
	return nil
}
