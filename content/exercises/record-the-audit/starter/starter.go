package audit

import "io"

// AuditLog records who did what.
type AuditLog struct {
	// Your fields here.
}

// NewAuditLog returns a log that writes to w.
func NewAuditLog(w io.Writer) *AuditLog {
	// Your code here.
	return nil
}

// Record writes one line such as "ada: approve loan 7".
func (a *AuditLog) Record(user, action string) error {
	// Your code here.
	return nil
}
