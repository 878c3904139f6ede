package player

import (
	"encoding/json"
	"os"
)

// Preferences are what a listener has chosen in the player.
type Preferences struct {
	Theme  string  `json:"theme"`
	Volume float64 `json:"volume"`
}

// Save writes the preferences to the file at path.
func Save(path string, p Preferences) error {
	data, _ := json.Marshal(p)
	os.WriteFile(path, data, 0o600)
	return nil
}
