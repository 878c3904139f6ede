package lock

import "testing"

func TestTheSteps(t *testing.T) {
	t.Run("the lock is right, so the test passes", TestAfter)
}
