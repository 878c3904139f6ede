package semver

import (
	"fmt"
	"strconv"
	"strings"
)

// Version is a release of the language, such as 1.25.
type Version struct {
	Major, Minor uint16
}

// ParseVersion reads a version such as "1.25".
func ParseVersion(text string) (Version, error) {
	before, after, found := strings.Cut(text, ".")
	if !found {
		return Version{}, fmt.Errorf("version %q has no dot", text)
	}
	major, err := strconv.ParseUint(before, 10, 16)
	if err != nil {
		return Version{}, fmt.Errorf("version %q: major number: %w", text, err)
	}
	minor, err := strconv.ParseUint(after, 10, 16)
	if err != nil {
		return Version{}, fmt.Errorf("version %q: minor number: %w", text, err)
	}
	return Version{Major: uint16(major), Minor: uint16(minor)}, nil
}

// MustParseVersion is like ParseVersion but panics if the text is not a version. It is meant for constants in source code.
func MustParseVersion(text string) Version {
	v, err := ParseVersion(text)
	if err != nil {
		panic(err)
	}
	return v
}
