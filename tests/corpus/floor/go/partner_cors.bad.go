// CWE-942
package middleware

import (
	"net/http"
	"strings"
)

type CORSOptions struct {
	Methods []string
	Headers []string
	MaxAge  string
}

// CORS answers preflight requests and decorates the real ones.
func CORS(opts CORSOptions) func(http.Handler) http.Handler {
	methods := strings.Join(opts.Methods, ", ")
	headers := strings.Join(opts.Headers, ", ")
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			origin := r.Header.Get("Origin")
			if origin == "" {
				next.ServeHTTP(w, r)
				return
			}
			h := w.Header()
			h.Add("Vary", "Origin")
			h.Set("Access-Control-Allow-Origin", origin)
			h.Set("Access-Control-Allow-Credentials", "true")
			if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
				next.ServeHTTP(w, r)
				return
			}
			h.Set("Access-Control-Allow-Methods", methods)
			h.Set("Access-Control-Allow-Headers", headers)
			if opts.MaxAge != "" {
				h.Set("Access-Control-Max-Age", opts.MaxAge)
			}
			w.WriteHeader(http.StatusNoContent)
		})
	}
}
