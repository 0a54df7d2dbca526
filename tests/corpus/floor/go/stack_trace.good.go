// CWE-209
package mw

import (
	"fmt"
	"log"
	"net/http"
	"runtime/debug"
)

func Recover(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if v := recover(); v != nil {
				w.WriteHeader(http.StatusInternalServerError)
				fmt.Fprintln(w, "internal error")
				log.Printf("panic: %v\n%s", v, debug.Stack())
			}
		}()
		next.ServeHTTP(w, r)
	})
}
