package pipeline

import "context"

// Translate replaces each word from in by its translation and sends it on out, until in is closed.
func Translate(ctx context.Context, in <-chan string, out chan<- string, dictionary map[string]string) error {
	for word := range in {
		translated, known := dictionary[word]
		if !known {
			translated = word
		}
		out <- translated
	}
	return nil
}
