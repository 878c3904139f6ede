package thumbnail

import (
	"context"
	"errors"
	"maps"
	"testing"
)

var (
	errMissing  = errors.New("missing")
	errReadOnly = errors.New("read only")
)

// folder is all the fake that a small interface needs.
type folder struct {
	files    map[string]string
	readOnly bool
}

func (f *folder) Get(_ context.Context, key string) ([]byte, error) {
	data, ok := f.files[key]
	if !ok {
		return nil, errMissing
	}
	return []byte(data), nil
}

func (f *folder) Put(_ context.Context, key string, data []byte) error {
	if f.readOnly {
		return errReadOnly
	}
	f.files[key] = string(data)
	return nil
}

func TestMake(t *testing.T) {
	tests := []struct {
		name     string
		key      string
		readOnly bool
		want     map[string]string
		err      error
	}{
		{"a picture", "cat.png", false, map[string]string{"cat.png": "large cat", "cat.png.small": "large"}, nil},
		{"no picture", "dog.png", false, map[string]string{"cat.png": "large cat"}, errMissing},
		{"no room", "cat.png", true, map[string]string{"cat.png": "large cat"}, errReadOnly},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := &folder{files: map[string]string{"cat.png": "large cat"}, readOnly: tt.readOnly}
			firstFive := func(picture []byte) []byte { return picture[:5] }
			if err := NewThumbnailer(f, firstFive).Make(t.Context(), tt.key); !errors.Is(err, tt.err) {
				t.Errorf("Make = %v, want %v", err, tt.err)
			}
			if !maps.Equal(f.files, tt.want) {
				t.Errorf("files %v, want %v", f.files, tt.want)
			}
		})
	}
}
