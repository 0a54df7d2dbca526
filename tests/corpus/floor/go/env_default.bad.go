// CWE-798
package config

import (
	"log"
	"os"
)

type Config struct {
	Addr      string
	JWTSecret string
}

func getenv(key, fallback string) string {
	if v := os.Getenv(key); v != "" {
		return v
	}
	return fallback
}

func Load() Config {
	cfg := Config{Addr: getenv("ADDR", ":8080")}
	cfg.JWTSecret = os.Getenv("JWT_SECRET")
	if cfg.JWTSecret == "" {
		cfg.JWTSecret = "dev-jwt-secret-1234"
	}
	return cfg
}

var _ = log.Fatal
