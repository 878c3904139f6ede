package theatre

import (
	"slices"
	"testing"
)

func TestWith(t *testing.T) {
	scenes := []Scene{{"Dawn", []string{"King", "Goose"}}, {"Night", []string{"Moon"}}, {"Feast", []string{"Goose"}}}
	if got, want := slices.Collect(With("Goose", scenes)), []string{"Dawn", "Feast"}; !slices.Equal(got, want) {
		t.Errorf("With = %q, want %q", got, want)
	}
	for range With("Goose", scenes) {
		break // an iterator that goes on after this panics
	}
}
