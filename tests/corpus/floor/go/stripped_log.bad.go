// CWE-117
package mw

import (
	"log/slog"
	"net/http"

	log "github.com/sirupsen/logrus"
)

func Access(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Infof("agent=%s path=%s", r.UserAgent(), r.URL.Path)
		next.ServeHTTP(w, r)
	})
}

var _ = slog.Info
