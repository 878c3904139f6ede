package bakery

import (
	"fmt"
	"os"
)

// ReadRecipe returns the text of the recipe at path.
func ReadRecipe(path string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("read recipe: %v", err)
	}
	return string(text), nil
}
