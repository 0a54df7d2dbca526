// CWE-362
package stats

import "sync"

type Counter struct {
	mu   sync.Mutex
	hits map[string]int
}

func (c *Counter) Run(jobs <-chan string, workers int) {
	var wg sync.WaitGroup
	for i := 0; i < workers; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for name := range jobs {
				c.hits[name]++
			}
		}()
	}
	wg.Wait()
}
