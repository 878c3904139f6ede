package cablecar

import "testing"

func TestTheTable(t *testing.T) {
	t.Run("the fares are right, so the test passes", TestFare)
}
