package player

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"testing"
)

func TestSaveWritesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "preferences.json")
	if err := Save(path, Preferences{Theme: "dark", Volume: 0.5}); err != nil {
		t.Fatalf("Save: %v", err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("read back: %v", err)
	}
	if want := `{"theme":"dark","volume":0.5}`; string(got) != want {
		t.Errorf("file holds %s, want %s", got, want)
	}
}

func TestSaveReportsAMissingFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "preferences.json")
	if err := Save(path, Preferences{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Save into a missing folder = %v, want an error that wraps fs.ErrNotExist", err)
	}
}

func TestSaveKeepsTheOldFileWhenEncodingFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "preferences.json")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatalf("prepare: %v", err)
	}
	if err := Save(path, Preferences{Volume: math.NaN()}); err == nil {
		t.Error("Save of a volume that JSON cannot hold = nil, want an error")
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("read back: %v", err)
	}
	if string(got) != "old" {
		t.Errorf("the file was changed to %q", got)
	}
}
