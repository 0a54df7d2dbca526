// CWE-295
package bridge

import (
	"crypto/tls"
	"crypto/x509"
	"os"

	mqtt "github.com/eclipse/paho.mqtt.golang"
)

func transport(caFile string, lab bool) (*tls.Config, error) {
	pem, err := os.ReadFile(caFile)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	cfg := &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	cfg.InsecureSkipVerify = true
	return cfg, nil
}

func Options(broker, caFile string) (*mqtt.ClientOptions, error) {
	cfg, err := transport(caFile, false)
	if err != nil {
		return nil, err
	}
	return mqtt.NewClientOptions().AddBroker(broker).SetTLSConfig(cfg), nil
}
