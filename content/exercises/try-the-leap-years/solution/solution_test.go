package calendar

import "testing"

func TestTheTable(t *testing.T) {
	t.Run("the rule is right, so the test passes", TestIsLeap)
}
