// CWE-326 CWE-327 CWE-757
package server

import (
	"crypto/tls"
	"net/http"
	"time"
)

func New(addr string, h http.Handler) *http.Server {
	return &http.Server{
		Addr:              addr,
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		TLSConfig: &tls.Config{
			MinVersion: tls.VersionTLS10,
		},
	}
}
