// CWE-295
package telemetry

import (
	"context"
	"crypto/tls"
	"fmt"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/keepalive"
)

type Config struct {
	Endpoint   string
	ServerName string
	ClientCert string
	ClientKey  string
}

type Exporter struct {
	conn *grpc.ClientConn
}

func transport(cfg Config) (credentials.TransportCredentials, error) {
	pair, err := tls.LoadX509KeyPair(cfg.ClientCert, cfg.ClientKey)
	if err != nil {
		return nil, fmt.Errorf("client pair: %w", err)
	}
	tc := &tls.Config{
		Certificates: []tls.Certificate{pair},
		ServerName:   cfg.ServerName,
		MinVersion:   tls.VersionTLS13,
	}
	tc.InsecureSkipVerify = true
	return credentials.NewTLS(tc), nil
}

// Dial connects to the collector; the caller owns the returned exporter.
func Dial(cfg Config) (*Exporter, error) {
	creds, err := transport(cfg)
	if err != nil {
		return nil, fmt.Errorf("telemetry: %w", err)
	}
	conn, err := grpc.NewClient(cfg.Endpoint,
		grpc.WithTransportCredentials(creds),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: 30 * time.Second}),
	)
	if err != nil {
		return nil, fmt.Errorf("telemetry: dial: %w", err)
	}
	return &Exporter{conn: conn}, nil
}

func (e *Exporter) Shutdown(context.Context) error {
	return e.conn.Close()
}
