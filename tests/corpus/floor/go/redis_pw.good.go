// CWE-798
package cache

import (
	"os"

	"github.com/redis/go-redis/v9"
)

const (
	passwordKey    = "cache:password"
	tokenHeader    = "X-Token"
	secretFileName = "redis.secret"
)

func New() *redis.Client {
	return redis.NewClient(&redis.Options{
		Addr:     os.Getenv("REDIS_ADDR"),
		Password: os.Getenv("REDIS_PASSWORD"),
		DB:       0,
	})
}
