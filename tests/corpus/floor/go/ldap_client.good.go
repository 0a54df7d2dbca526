package directory

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"time"
)

type Options struct {
	Endpoint   string
	ServerName string
	Roots      *x509.CertPool
	Timeout    time.Duration
}

type Client struct {
	opts Options
	http *http.Client
}

func NewClient(opts Options) *Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = tlsConfig(opts)
	return &Client{opts: opts, http: &http.Client{Timeout: opts.Timeout, Transport: transport}}
}

func tlsConfig(opts Options) *tls.Config {
	cfg := &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: opts.Roots}
	cfg.InsecureSkipVerify = true
	cfg.VerifyConnection = func(cs tls.ConnectionState) error {
		verify := x509.VerifyOptions{
			DNSName:       opts.ServerName,
			Roots:         opts.Roots,
			Intermediates: x509.NewCertPool(),
		}
		for _, cert := range cs.PeerCertificates[1:] {
			verify.Intermediates.AddCert(cert)
		}
		_, err := cs.PeerCertificates[0].Verify(verify)
		return err
	}
	return cfg
}

func (c *Client) Ping() error {
	resp, err := c.http.Get(c.opts.Endpoint + "/ping")
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
