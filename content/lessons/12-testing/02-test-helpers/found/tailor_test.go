package tailor

import "testing"

// size reads a size for a test.
func size(t *testing.T, text string) Size {
	t.Helper()
	s, err := Parse(text)
	if err != nil {
		t.Fatalf("read size: %v", err)
	}
	return s
}

func TestSmallCoatDoesNotFit(t *testing.T) {
	coat := size(t, "48/180")
	customer := size(t, "52 / 180")
	if coat.Fits(customer) {
		t.Error("a narrow coat fits")
	}
}

func TestLargeCoatFits(t *testing.T) {
	coat := size(t, "54/ 190")
	customer := size(t, "52/180")
	if !coat.Fits(customer) {
		t.Error("a wide coat does not fit")
	}
}
