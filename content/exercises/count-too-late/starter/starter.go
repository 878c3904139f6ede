// Package lifeboat launches a boat.
package lifeboat

// Launch runs the checks of the motor and of the radio at the same time.
func Launch(motor, radio func()) {
	// Your code here.
}
