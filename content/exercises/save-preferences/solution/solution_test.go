package player

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSave(t *testing.T) {
	tests := []struct {
		name        string
		dir         string
		preferences Preferences
		want        string
		fails       bool
	}{
		{"a good day", ".", Preferences{Theme: "dark", Volume: 0.5}, `{"theme":"dark","volume":0.5}`, false},
		{"a volume that JSON cannot hold", ".", Preferences{Volume: math.NaN()}, "old", true},
		{"no such folder", "missing", Preferences{}, "old", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "ada.json")
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatalf("prepare: %v", err)
			}
			err := NewStore(filepath.Join(dir, tt.dir)).Save("ada", tt.preferences)
			if (err != nil) != tt.fails {
				t.Errorf("error %v, want one: %v", err, tt.fails)
			}
			if err != nil && !strings.Contains(err.Error(), "ada") {
				t.Errorf("error %v does not name the listener", err)
			}
			got, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("read back: %v", err)
			}
			if string(got) != tt.want {
				t.Errorf("file holds %s, want %s", got, tt.want)
			}
		})
	}
}

func TestSaveKeepsTheCause(t *testing.T) {
	store := NewStore(filepath.Join(t.TempDir(), "missing"))
	if err := store.Save("ada", Preferences{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want one that wraps fs.ErrNotExist", err)
	}
}
