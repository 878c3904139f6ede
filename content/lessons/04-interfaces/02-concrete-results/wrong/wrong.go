// A shop runs with or without a cache of prices.
package main

import "fmt"

// Cache remembers prices in cents.
type Cache interface {
	Price(sku string) (int64, bool)
}

type memoryCache struct {
	prices map[string]int64
}

func (c *memoryCache) Price(sku string) (int64, bool) {
	cents, ok := c.prices[sku]
	return cents, ok
}

// NewCache returns a cache, or nil where size is 0.
func NewCache(size int) Cache {
	var cache *memoryCache
	if size > 0 {
		cache = &memoryCache{prices: make(map[string]int64, size)}
	}
	return cache
}

func main() {
	cache := NewCache(0)
	fmt.Println("cache in use:", cache != nil)
	if cache != nil {
		fmt.Println(cache.Price("ABC-0042"))
	}
}
