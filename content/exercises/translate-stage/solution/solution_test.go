package pipeline

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
)

func TestTranslate(t *testing.T) {
	dictionary := map[string]string{"hello": "hallo", "world": "Welt"}
	tests := []struct {
		name  string
		words []string
		want  []string
	}{
		{"no words", nil, nil},
		{"known words", []string{"hello", "world"}, []string{"hallo", "Welt"}},
		{"an unknown and an empty word", []string{"hello", "", "Ada"}, []string{"hallo", "", "Ada"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in, out := make(chan string, len(tt.words)), make(chan string, len(tt.words))
			for _, word := range tt.words {
				in <- word
			}
			close(in)
			if err := Translate(t.Context(), in, out, dictionary); err != nil {
				t.Fatalf("Translate: %v", err)
			}
			close(out)
			var got []string
			for word := range out {
				got = append(got, word)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTranslateHeedsItsContext(t *testing.T) {
	tests := []struct {
		name  string
		words []string
	}{
		{"while it waits for a word", nil},
		{"while it waits for a taker", []string{"hello"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				in, out, done := make(chan string, 1), make(chan string), make(chan error, 1)
				for _, word := range tt.words {
					in <- word
				}
				go func() { done <- Translate(ctx, in, out, nil) }()
				synctest.Wait()
				cancel()
				if err := <-done; !errors.Is(err, context.Canceled) {
					t.Errorf("Translate = %v, want context.Canceled", err)
				}
			})
		})
	}
}
