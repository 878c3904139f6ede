package guestbook

import (
	"errors"
	"io"
	"strings"
	"testing"
)

var (
	errInk   = errors.New("out of ink")
	errGlue  = errors.New("out of glue")
	errShelf = errors.New("shelf is full")
)

// book is a shelf with room for itself.
type book struct {
	text                       strings.Builder
	closed                     int
	writing, closing, creating error
}

func (b *book) Create(string) (io.WriteCloser, error) { return b, b.creating }

func (b *book) Write(p []byte) (int, error) {
	if b.writing != nil {
		return 0, b.writing
	}
	return b.text.Write(p)
}

func (b *book) Close() error {
	b.closed++
	return b.closing
}

func TestCopy(t *testing.T) {
	long := strings.Repeat("we had a lovely day. ", 400)
	tests := []struct {
		name    string
		book    book
		entries []string
		closed  int
		causes  []error
	}{
		{"two short entries", book{}, []string{"Ada, 3 May", "Grace, 4 May"}, 1, nil},
		{"no entries", book{}, nil, 1, nil},
		{"no room on the shelf", book{creating: errShelf}, nil, 0, []error{errShelf}},
		{"no ink for the last page", book{writing: errInk}, []string{"Ada"}, 1, []error{errInk}},
		{"no ink in the middle", book{writing: errInk}, []string{long, long}, 1, []error{errInk}},
		{"no glue at the end", book{closing: errGlue}, []string{"Ada"}, 1, []error{errGlue}},
		{"neither ink nor glue", book{writing: errInk, closing: errGlue}, []string{"Ada"}, 1, []error{errInk, errGlue}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Copy(&tt.book, "May", tt.entries)
			if (err == nil) != (tt.causes == nil) {
				t.Fatalf("error %v, want %v", err, tt.causes)
			}
			for _, cause := range tt.causes {
				if !errors.Is(err, cause) {
					t.Errorf("error %v does not wrap %v", err, cause)
				}
			}
			if tt.book.closed != tt.closed {
				t.Errorf("closed %d times, want %d", tt.book.closed, tt.closed)
			}
			if want := strings.Join(append(tt.entries, ""), "\n"); err == nil && tt.book.text.String() != want {
				t.Errorf("book holds %q, want %q", tt.book.text.String(), want)
			}
		})
	}
}
