// CWE-295
package directory

import (
	"crypto/tls"
	"net/http"
	"time"
)

type Options struct {
	Endpoint string
	Timeout  time.Duration
}

type Client struct {
	opts Options
	http *http.Client
}

func NewClient(opts Options) *Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = tlsConfig()
	return &Client{opts: opts, http: &http.Client{Timeout: opts.Timeout, Transport: transport}}
}

func tlsConfig() *tls.Config {
	cfg := &tls.Config{MinVersion: tls.VersionTLS12}
	cfg.InsecureSkipVerify = true
	cfg.VerifyConnection = func(cs tls.ConnectionState) error {
		return nil
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
