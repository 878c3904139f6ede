package player

import (
	"encoding/json"
	"fmt"
	"os"
)

// Preferences are what a listener has chosen in the player.
type Preferences struct {
	Theme  string  `json:"theme"`
	Volume float64 `json:"volume"`
}

// Save writes the preferences to the file at path.
func Save(path string, p Preferences) error {
	data, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("encode preferences: %w", err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return fmt.Errorf("write preferences to %s: %w", path, err)
	}
	return nil
}
