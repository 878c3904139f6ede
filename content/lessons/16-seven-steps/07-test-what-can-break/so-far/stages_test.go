package water

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// content is the folder with lessons and exercises, as seen from here.
const content = "../../../.."

// TestStagesAreOneService holds the seven stages together: each begins with what the one before has ended with, and its
// lesson shows just that.
func TestStagesAreOneService(t *testing.T) {
	stages := []struct{ lesson, before, after string }{
		{"02-contracts-first", "find-the-leaking-districts", "ask-the-store"},
		{"03-pattern-by-need", "ask-the-store", "keep-the-readings"},
		{"04-start-simple", "keep-the-readings", "serve-the-readings"},
		{"05-every-error-path", "serve-the-readings", "answer-every-failure"},
		{"06-see-it-run", "answer-every-failure", "watch-the-meters"},
		{"07-test-what-can-break", "watch-the-meters", "prove-the-service"},
	}
	for _, tt := range stages {
		t.Run(tt.after, func(t *testing.T) {
			solution := read(t, "exercises", tt.before, "solution", "solution.go")
			if !strings.HasPrefix(read(t, "exercises", tt.after, "starter", "starter.go"), solution) {
				t.Errorf("the starter does not begin with the solution of %s", tt.before)
			}
			if read(t, "lessons", "16-seven-steps", tt.lesson, "so-far", "water.go") != solution {
				t.Errorf("the lesson does not show the solution of %s", tt.before)
			}
		})
	}
}

// read returns the text of a file of the content.
func read(t *testing.T, path ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{content}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
