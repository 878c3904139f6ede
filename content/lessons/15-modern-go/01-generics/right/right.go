// A ringing station looks up birds by the number of their ring.
package main

import "fmt"

// Index keeps values by key. Its zero value is ready for use.
type Index[K comparable, V any] struct {
	items map[K]V
}

// Put keeps a value.
func (x *Index[K, V]) Put(key K, value V) {
	if x.items == nil {
		x.items = make(map[K]V)
	}
	x.items[key] = value
}

// Get returns the value of a key.
func (x *Index[K, V]) Get(key K) (V, bool) {
	value, ok := x.items[key]
	return value, ok
}

func main() {
	var birds Index[int64, string]
	birds.Put(4711, "robin")
	var ring int64 = 4711
	bird, ok := birds.Get(ring)
	fmt.Println(bird, ok)
}
