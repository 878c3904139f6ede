package songbook

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFirstLine(t *testing.T) {
	tests := []struct {
		name string
		song string
		want string
		ok   bool
	}{
		{"two lines", "The sea was calm\nthe moon was low\n", "The sea was calm\n", true},
		{"empty", "", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "song.txt")
			if err := os.WriteFile(path, []byte(tt.song), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := FirstLine(path)
			if got != tt.want || (err == nil) != tt.ok {
				t.Errorf("FirstLine = %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}
