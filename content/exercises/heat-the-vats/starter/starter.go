// Package dye works with two vats.
package dye

// Heat heats both vats at the same time, and returns when both are hot.
func Heat(indigo, madder func()) {
	// Your code here.
}
