// Package gate tests the gate of a lock.
package gate

import "testing"

// Opens tests that the gate opens: open must return nil.
func Opens(t *testing.T, open func() error) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := open(); err != nil {
			t.Fatalf("open: %v", err)
		}
	}()
	<-done
}
