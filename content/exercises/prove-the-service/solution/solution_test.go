package water

import "testing"

func TestTheTable(t *testing.T) {
	t.Run("the service is right, so the test passes", TestStatuses)
}
