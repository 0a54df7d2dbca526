// CWE-295
package httpx

import (
	"crypto/tls"
	"net/http"
)

type Options struct {
	Proxy string
}

func Client(o Options) *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.TLSClientConfig = &tls.Config{}
	tr.TLSClientConfig.MinVersion = tls.VersionTLS12
	return &http.Client{Transport: tr}
}
