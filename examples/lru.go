// Package lru keeps the values that were used last.
package lru

import (
	"container/list"
	"errors"
	"sync"
)

var ErrCapacity = errors.New("lru: capacity must be positive")

type entry[K comparable, V any] struct {
	key   K
	value V
}

type Cache[K comparable, V any] struct {
	mutex    sync.Mutex
	capacity int
	order    *list.List
	entries  map[K]*list.Element
}

func New[K comparable, V any](capacity int) (*Cache[K, V], error) {
	if capacity < 1 {
		return nil, ErrCapacity
	}
	return &Cache[K, V]{capacity: capacity, order: list.New(), entries: make(map[K]*list.Element)}, nil
}

// Get returns the value for key and whether there was one; the value counts as used.
func (c *Cache[K, V]) Get(key K) (V, bool) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if element, found := c.entries[key]; found {
		c.order.MoveToFront(element)
		return element.Value.(*entry[K, V]).value, true
	}
	var zero V
	return zero, false
}

func (c *Cache[K, V]) Put(key K, value V) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if element, found := c.entries[key]; found {
		element.Value.(*entry[K, V]).value = value
		c.order.MoveToFront(element)
		return
	}
	c.entries[key] = c.order.PushFront(&entry[K, V]{key, value})
	if c.order.Len() > c.capacity {
		c.evict()
	}
}

func (c *Cache[K, V]) Len() int {
	return c.order.Len()
}

func (c *Cache[K, V]) evict() {
	// The one that was not used for the longest time is at the back.
	oldest := c.order.Back()
	c.order.Remove(oldest)
	delete(c.entries, oldest.Value.(*entry[K, V]).key)
}
