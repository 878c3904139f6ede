package gauge

import (
	"testing"
	"testing/synctest"
)

func TestRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		levels := make(chan int, 1)
		errs := make(chan error, 1)
		go func() {
			level, err := Gauge{Level: 412}.Read(t.Context())
			levels <- level
			errs <- err
		}()
		if err := <-errs; err != nil {
			t.Fatalf("read: %v", err)
		}
		if got := <-levels; got != 412 {
			t.Errorf("level %d, want 412", got)
		}
	})
}
