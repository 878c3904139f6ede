package film

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

var errScratched = errors.New("reel is scratched")

func TestSize(t *testing.T) {
	reel := strings.Repeat("frame", 2000)
	tests := []struct {
		name    string
		archive io.Reader
		want    int
		cause   error
	}{
		{"nothing", strings.NewReader(""), 0, nil},
		{"more than one buffer", strings.NewReader(reel), len(reel), nil},
		{"the last bytes come with the end", iotest.DataErrReader(strings.NewReader(reel)), len(reel), nil},
		{"one byte at a time", iotest.OneByteReader(strings.NewReader("frame")), 5, nil},
		{"a failure", io.MultiReader(strings.NewReader("frame"), iotest.ErrReader(errScratched)), 5, errScratched},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Size(tt.archive)
			if got != tt.want || !errors.Is(err, tt.cause) {
				t.Errorf("Size = %d, %v; want %d, %v", got, err, tt.want, tt.cause)
			}
		})
	}
}
