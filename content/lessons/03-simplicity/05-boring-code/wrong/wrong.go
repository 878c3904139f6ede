// A concert hall sets its lights.
package main

import (
	"fmt"
	"reflect"
)

// Scene is a setting of the lights.
type Scene struct {
	Level int // in percent
	Color string
	Fog   bool
}

// Merge lays over on top of base: each field of over that is not zero wins.
func Merge[T any](base, over T) T {
	to, from := reflect.ValueOf(&base).Elem(), reflect.ValueOf(over)
	for i := range to.NumField() {
		if !from.Field(i).IsZero() {
			to.Field(i).Set(from.Field(i))
		}
	}
	return base
}

func main() {
	evening := Scene{Level: 80, Color: "white", Fog: true}
	night := Merge(evening, Scene{Level: 0, Color: "blue", Fog: false})
	fmt.Printf("night: %+v\n", night)
}
