package edge

import (
	"net/http"
	"net/http/httputil"
	"net/url"
)

var upstreams = map[string]struct{}{"a.internal:8080": {}, "b.internal:8080": {}}

func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		target, err := url.Parse(r.Header.Get("X-Upstream"))
		if _, known := upstreams[target.Host]; err != nil || !known {
			http.Error(w, "bad upstream", http.StatusBadRequest)
			return
		}
		httputil.NewSingleHostReverseProxy(target).ServeHTTP(w, r)
	})
}
