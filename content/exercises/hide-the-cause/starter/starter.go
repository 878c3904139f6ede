package bakery

import "os"

// ReadRecipe returns the text of the recipe at path.
func ReadRecipe(path string) (string, error) {
	text, err := os.ReadFile(path)
	return string(text), err
}
