package player

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Preferences are what a listener has chosen in the player.
type Preferences struct {
	Theme  string  `json:"theme"`
	Volume float64 `json:"volume"`
}

// Store keeps the preferences of each listener in a file of its own.
type Store struct {
	dir string
}

// NewStore returns a Store that keeps its files in dir.
func NewStore(dir string) *Store {
	return &Store{dir: dir}
}

// Save replaces the preferences of a listener.
func (s *Store) Save(listener string, p Preferences) error {
	path := filepath.Join(s.dir, listener+".json")
	data, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("encode preferences of %s: %w", listener, err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return fmt.Errorf("write preferences of %s: %w", listener, err)
	}
	return nil
}
