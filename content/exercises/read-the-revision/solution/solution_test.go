package version

import (
	"runtime/debug"
	"testing"
)

func TestRevision(t *testing.T) {
	const commit = "c2eef4df6e1b5f0c9a6e2f3d4b5a69788f0e1d2c"
	tests := []struct {
		name     string
		settings []debug.BuildSetting
		want     string
	}{
		{"built without a repository", nil, "unknown"},
		{"a clean commit", []debug.BuildSetting{{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: "false"}}, "c2eef4df6e1b"},
		{"with changes", []debug.BuildSetting{{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: "true"}}, "c2eef4df6e1b+dirty"},
		{"in the other order", []debug.BuildSetting{{Key: "vcs.modified", Value: "true"}, {Key: "vcs.revision", Value: commit}}, "c2eef4df6e1b+dirty"},
		{"a short revision of another system", []debug.BuildSetting{{Key: "vcs.revision", Value: "4711"}}, "4711"},
		{"other settings", []debug.BuildSetting{{Key: "GOOS", Value: "linux"}}, "unknown"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Revision(&debug.BuildInfo{Settings: tt.settings}); got != tt.want {
				t.Errorf("Revision = %q, want %q", got, tt.want)
			}
		})
	}
}
