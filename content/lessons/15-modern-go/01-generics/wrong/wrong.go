// A ringing station looks up birds by the number of their ring.
package main

import "fmt"

// Index keeps values by key, of whatever type.
type Index struct {
	items map[any]any
}

// Put keeps a value.
func (x *Index) Put(key, value any) {
	if x.items == nil {
		x.items = make(map[any]any)
	}
	x.items[key] = value
}

// Get returns the value of a key.
func (x *Index) Get(key any) (any, bool) {
	value, ok := x.items[key]
	return value, ok
}

func main() {
	var birds Index
	birds.Put(4711, "robin")
	var ring int64 = 4711
	bird, ok := birds.Get(ring)
	fmt.Println(bird, ok)
}
