package kitchentest

import (
	"os"
	"testing"
)

// spy is a test that notes what a helper does to it.
type spy struct {
	testing.TB
	helper bool
	failed bool
}

func (s *spy) Helper()               { s.helper = true }
func (s *spy) Errorf(string, ...any) { s.failed = true }

func TestWantGrams(t *testing.T) {
	tests := []struct {
		name      string
		got, want int
		failed    bool
	}{
		{"equal", 250, 250, false},
		{"too little", 200, 250, true},
		{"too much", 300, 250, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &spy{TB: t}
			WantGrams(s, tt.got, tt.want)
			if s.failed != tt.failed || !s.helper {
				t.Errorf("failed %t, helper %t; want %t, true", s.failed, s.helper, tt.failed)
			}
		})
	}
}

func TestWriteRecipe(t *testing.T) {
	var path string
	t.Run("inside of the test", func(t *testing.T) {
		s := &spy{TB: t}
		path = WriteRecipe(s, "flour 250")
		if text, err := os.ReadFile(path); string(text) != "flour 250" || !s.helper {
			t.Errorf("recipe %q, %v, helper %t", text, err, s.helper)
		}
	})
	t.Run("after the test", func(t *testing.T) {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s is still there", path)
		}
	})
}
