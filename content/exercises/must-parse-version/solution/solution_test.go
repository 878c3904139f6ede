package semver

import "testing"

func TestParseVersion(t *testing.T) {
	tests := []struct {
		text string
		want Version
		ok   bool
	}{
		{"1.25", Version{Major: 1, Minor: 25}, true},
		{"0.9", Version{Minor: 9}, true},
		{"1", Version{}, false},
		{"", Version{}, false},
		{"one.two", Version{}, false},
		{"1.", Version{}, false},
		{"-1.2", Version{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got, err := ParseVersion(tt.text)
			if got != tt.want || (err == nil) != tt.ok {
				t.Errorf("ParseVersion(%q) = %v, %v; want %v, ok %v", tt.text, got, err, tt.want, tt.ok)
			}
		})
	}
}

func TestMustParseVersion(t *testing.T) {
	if got, want := MustParseVersion("1.21"), (Version{Major: 1, Minor: 21}); got != want {
		t.Errorf("MustParseVersion = %v, want %v", got, want)
	}
	defer func() {
		if recover() == nil {
			t.Error("MustParseVersion of a bad text did not panic")
		}
	}()
	MustParseVersion("latest")
}
