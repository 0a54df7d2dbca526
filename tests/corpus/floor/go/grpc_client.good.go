package billing

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
)

type Config struct {
	Address string
	CAFile  string
}

func Dial(ctx context.Context, cfg Config) (*grpc.ClientConn, error) {
	pool := x509.NewCertPool()
	if cfg.CAFile != "" {
		pem, err := os.ReadFile(cfg.CAFile)
		if err != nil {
			return nil, fmt.Errorf("reading CA: %w", err)
		}
		pool.AppendCertsFromPEM(pem)
	}
	conf := &tls.Config{
		RootCAs:    pool,
		MinVersion: tls.VersionTLS12,
	}
	if cfg.CAFile == "" {
		conf.RootCAs = nil
	}
	return grpc.NewClient(cfg.Address, grpc.WithTransportCredentials(credentials.NewTLS(conf)))
}
