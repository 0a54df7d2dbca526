package session

import (
	"context"
	"crypto/rand"
	"encoding/hex"
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
	raw := make([]byte, 32)
	if _, err := rand.Read(raw); err != nil {
		return "", err
	}
	token := hex.EncodeToString(raw)
	if err := s.rdb.Set(ctx, "session:"+token, userID, s.ttl).Err(); err != nil {
		return "", err
	}
	return token, nil
}

func (s *Store) Destroy(ctx context.Context, token string) error {
	return s.rdb.Del(ctx, "session:"+token).Err()
}
