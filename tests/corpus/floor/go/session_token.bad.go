// CWE-338 CWE-330
package session

import (
	"context"
	"fmt"
	"math/rand"
	"time"

	"github.com/redis/go-redis/v9"
)

type Store struct {
	rdb *redis.Client
	ttl time.Duration
}

func New(rdb *redis.Client) *Store {
	return &Store{rdb: rdb, ttl: 12 * time.Hour}
}

func (s *Store) Create(ctx context.Context, userID string) (string, error) {
	token := fmt.Sprintf("%016x%016x", rand.Uint64(), rand.Uint64())
	if err := s.rdb.Set(ctx, "session:"+token, userID, s.ttl).Err(); err != nil {
		return "", err
	}
	return token, nil
}

func (s *Store) Destroy(ctx context.Context, token string) error {
	return s.rdb.Del(ctx, "session:"+token).Err()
}
