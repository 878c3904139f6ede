// Package kitchentest helps to test recipes.
package kitchentest

import (
	"os"
	"path/filepath"
	"testing"
)

// WriteRecipe writes a recipe into a folder of its own and returns its path.
func WriteRecipe(t testing.TB, text string) string {
	dir, err := os.MkdirTemp("", "recipes")
	if err != nil {
		t.Fatalf("make folder: %v", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "recipe.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatalf("write recipe: %v", err)
	}
	return path
}

// WantGrams fails the test if an amount is not the one that is wanted.
func WantGrams(t testing.TB, got, want int) {
	if got != want {
		t.Errorf("%d grams, want %d", got, want)
	}
}
