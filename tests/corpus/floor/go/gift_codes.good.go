package gifts

import (
	"crypto/rand"
	"fmt"
)

type Store interface {
	Put(code string, cents int64) error
}

func Issue(s Store, cents int64) (string, error) {
	code := rand.Text()
	if err := s.Put(code, cents); err != nil {
		return "", fmt.Errorf("gift: %w", err)
	}
	return code, nil
}
