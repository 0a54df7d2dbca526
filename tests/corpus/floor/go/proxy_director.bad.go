// CWE-918
package edge

import (
	"net/http"
	"net/http/httputil"
	"net/url"
)

func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		target, err := url.Parse(r.Header.Get("X-Upstream"))
		if err != nil {
			http.Error(w, "bad upstream", http.StatusBadRequest)
			return
		}
		httputil.NewSingleHostReverseProxy(target).ServeHTTP(w, r)
	})
}
