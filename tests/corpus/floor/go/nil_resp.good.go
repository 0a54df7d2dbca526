// CWE-476
package probe

import (
	"net/http"
	"time"
)

func Probe(client *http.Client, url string) (int, error) {
	start := time.Now()
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	_ = start
	return resp.StatusCode, nil
}
