package lights

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
)

// Light is what a chart shows of a lighthouse.
type Light struct {
	Color   string `json:"color"`
	Seconds int    `json:"seconds"`
}

// Load reads the record of a lighthouse.
func Load(records fs.FS, name string) (Light, error) {
	data, err := fs.ReadFile(records, name+".json")
	if err != nil {
		return Light{}, fmt.Errorf("light %s: %w", name, err)
	}
	var light Light
	if err := json.Unmarshal(data, &light); err != nil {
		return Light{}, fmt.Errorf("decode light %s: %w", name, err)
	}
	return light, nil
}

// Describe returns a line for the chart. A lighthouse without a record is unlit.
func Describe(records fs.FS, name string) (string, error) {
	light, err := Load(records, name)
	if errors.Is(err, fs.ErrNotExist) {
		return name + ": unlit", nil
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s: %s, every %d s", name, light.Color, light.Seconds), nil
}
