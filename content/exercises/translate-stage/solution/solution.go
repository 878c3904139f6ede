package pipeline

import "context"

// Translate replaces each word from in by its translation and sends it on out, until in is closed or ctx is done.
func Translate(ctx context.Context, in <-chan string, out chan<- string, dictionary map[string]string) error {
	for {
		select {
		case word, ok := <-in:
			if !ok {
				return nil
			}
			if err := send(ctx, out, lookUp(dictionary, word)); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// lookUp returns the translation of a word, or the word itself where there is none.
func lookUp(dictionary map[string]string, word string) string {
	if translated, known := dictionary[word]; known {
		return translated
	}
	return word
}

// send hands a word on unless ctx is done first.
func send(ctx context.Context, out chan<- string, word string) error {
	select {
	case out <- word:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
