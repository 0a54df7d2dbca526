// CWE-532
package mw

import (
	"log"
	"net/http"
)

func Debug(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Printf("auth header: %q", r.Header.Get("Authorization"))
		next.ServeHTTP(w, r)
	})
}
