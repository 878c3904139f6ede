// A shop saves a seller's profile after each review.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Profile is what a seller shows to buyers.
type Profile struct {
	Name   string  `json:"name"`
	Rating float64 `json:"rating"`
}

// SaveProfile replaces the profile stored at path.
func SaveProfile(path string, p Profile) error {
	data, _ := json.Marshal(p)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return fmt.Errorf("write profile: %w", err)
	}
	return nil
}

func average(stars ...float64) float64 {
	sum := 0.0
	for _, s := range stars {
		sum += s
	}
	return sum / float64(len(stars))
}

func main() {
	path := filepath.Join(os.TempDir(), "ada.json")
	for _, stars := range [][]float64{{5, 4}, {}} {
		err := SaveProfile(path, Profile{Name: "Ada", Rating: average(stars...)})
		fmt.Println("save:", err)
		stored, err := os.ReadFile(path)
		fmt.Printf("read: %q %v\n", stored, err)
	}
}
