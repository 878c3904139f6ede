// A shop runs with or without a cache of prices.
package main

import "fmt"

// MemoryCache remembers prices in cents.
type MemoryCache struct {
	prices map[string]int64
}

// Price returns the price of an article, and whether it is known.
func (c *MemoryCache) Price(sku string) (int64, bool) {
	cents, ok := c.prices[sku]
	return cents, ok
}

// NewCache returns a cache, or nil where size is 0.
func NewCache(size int) *MemoryCache {
	var cache *MemoryCache
	if size > 0 {
		cache = &MemoryCache{prices: make(map[string]int64, size)}
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
