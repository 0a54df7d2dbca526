// CWE-476
package probe

import (
	"net/http"
	"time"
)

func Probe(client *http.Client, url string) (int, error) {
	start := time.Now()
	resp, err := client.Get(url)
	defer resp.Body.Close()
	if err != nil {
		return 0, err
	}
	_ = start
	return resp.StatusCode, nil
}
