// CWE-918
package main

import (
	"net/http"
	"net/http/httputil"
	"net/url"
)

var backends = map[string]string{"a": "http://a.internal:8080", "b": "http://b.internal:8080"}

func proxy(w http.ResponseWriter, r *http.Request) {
	backend := r.Header.Get("X-Backend")
	address, ok := backends[backend]
	if !ok {
		http.Error(w, "no such backend", http.StatusNotFound)
		return
	}
	u, err := url.Parse(address)
	if err != nil {
		http.Error(w, "bad backend", http.StatusBadRequest)
		return
	}
	httputil.NewSingleHostReverseProxy(u).ServeHTTP(w, r)
}
