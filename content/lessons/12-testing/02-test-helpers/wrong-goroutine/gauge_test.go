package gauge

import (
	"testing"
	"testing/synctest"
)

func TestRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		levels := make(chan int)
		go func() {
			level, err := Gauge{Frozen: true}.Read(t.Context())
			if err != nil {
				t.Fatalf("read: %v", err)
			}
			levels <- level
		}()
		if got := <-levels; got != 412 {
			t.Errorf("level %d, want 412", got)
		}
	})
}
