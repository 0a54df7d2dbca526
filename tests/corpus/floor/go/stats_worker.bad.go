// CWE-362
package stats

import (
	"net/http"
	"sync"
)

type Collector struct {
	hits map[string]int
}

func New() *Collector { return &Collector{hits: map[string]int{}} }

func (c *Collector) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.hits[r.URL.Path]++
		next.ServeHTTP(w, r)
	})
}

func (c *Collector) Drain(out chan<- map[string]int) {
	go func() {
		copied := make(map[string]int, len(c.hits))
		for k, v := range c.hits {
			copied[k] = v
		}
		out <- copied
	}()
}
