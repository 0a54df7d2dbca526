package client

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"time"
)

func New(pool *x509.CertPool) *http.Client {
	config := &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: pool}
	config.ServerName = "ledger.internal"
	return &http.Client{
		Timeout:   10 * time.Second,
		Transport: &http.Transport{TLSClientConfig: config},
	}
}
