package siren

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestRepeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 59*time.Minute)
		defer cancel()
		sounds := 0
		Repeat(ctx, func() { sounds++ })
		if sounds != 6 {
			t.Errorf("%d sounds in 59 minutes, want 6", sounds)
		}
	})
}
