package workshop

import "testing"

func TestTuned(t *testing.T) {
	lute, err := Tuned(&Lute{Courses: 13})
	if err != nil {
		t.Fatal(err)
	}
	if lute.Courses != 13 {
		t.Errorf("handed in a lute with 13 courses, got %d back", lute.Courses)
	}
}
