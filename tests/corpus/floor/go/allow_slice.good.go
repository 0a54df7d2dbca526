// CWE-918
package proxy

import (
	"net/http"
	"net/url"
	"slices"
)

var hosts = []string{"a.example.com", "b.example.com"}

func Fetch(w http.ResponseWriter, r *http.Request) {
	u, err := url.Parse(r.URL.Query().Get("u"))
	if err != nil {
		http.Error(w, "bad url", 400)
		return
	}
	if !slices.Contains(hosts, u.Hostname()) {
		http.Error(w, "host not allowed", 403)
		return
	}
	req, err := http.NewRequestWithContext(r.Context(), http.MethodGet, u.String(), nil)
	if err != nil {
		http.Error(w, "bad url", 400)
		return
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		http.Error(w, "upstream", 502)
		return
	}
	resp.Body.Close()
}
