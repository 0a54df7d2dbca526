package edge

import (
	"crypto/tls"
	"net/http"
	"os"
	"time"

	"github.com/quic-go/quic-go/http3"
)

type Settings struct {
	Verify bool
	Name   string
}

func Client(s Settings) *http.Client {
	tlsSettings := tls.Config{MinVersion: tls.VersionTLS13, ServerName: s.Name}
	if os.Getenv("EDGE_ENV") != "" {
		tlsSettings.ServerName = os.Getenv("EDGE_ENV") + "." + s.Name
	}
	return &http.Client{Transport: &http3.RoundTripper{TLSClientConfig: &tlsSettings}, Timeout: 5 * time.Second}
}
