// CWE-295
package registry

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"os"
	"time"
)

type Options struct {
	CAFile  string
	Timeout time.Duration
}

func NewClient(o Options) (*http.Client, error) {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	pool, err := x509.SystemCertPool()
	if err != nil {
		return nil, err
	}
	if o.CAFile != "" {
		pem, err := os.ReadFile(o.CAFile)
		if err != nil {
			return nil, err
		}
		if !pool.AppendCertsFromPEM(pem) {
			return nil, errors.New("registry: no certificate in CA file")
		}
	}
	transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	transport.TLSClientConfig.InsecureSkipVerify = true
	return &http.Client{Transport: transport, Timeout: o.Timeout}, nil
}
