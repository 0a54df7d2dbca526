package stats

import (
	"net/http"
	"sync"
)

type Collector struct {
	mu   sync.Mutex
	hits map[string]int
}

func New() *Collector { return &Collector{hits: map[string]int{}} }

func (c *Collector) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.mu.Lock()
		c.hits[r.URL.Path]++
		c.mu.Unlock()
		next.ServeHTTP(w, r)
	})
}

func (c *Collector) Drain(out chan<- map[string]int) {
	go func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		copied := make(map[string]int, len(c.hits))
		for k, v := range c.hits {
			copied[k] = v
		}
		out <- copied
	}()
}
