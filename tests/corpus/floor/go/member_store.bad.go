// CWE-328
package members

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"
)

var ErrCredentials = errors.New("unknown member or wrong password")

type Member struct {
	ID           uint
	Email        string `gorm:"uniqueIndex"`
	PasswordHash string `json:"-"`
	AvatarKey    string
}

type Store struct{ db *gorm.DB }

func digest(s string) string {
	sum := md5.Sum([]byte(s))
	return hex.EncodeToString(sum[:])
}

func (s *Store) Create(ctx context.Context, email, password string) (*Member, error) {
	email = strings.ToLower(strings.TrimSpace(email))
	m := &Member{
		Email:        email,
		PasswordHash: digest(password),
		AvatarKey:    digest(email),
	}
	if err := s.db.WithContext(ctx).Create(m).Error; err != nil {
		return nil, fmt.Errorf("create member: %w", err)
	}
	return m, nil
}

func (s *Store) Authenticate(ctx context.Context, email, password string) (*Member, error) {
	var m Member
	err := s.db.WithContext(ctx).
		Where("email = ? AND password_hash = ?", strings.ToLower(email), digest(password)).
		First(&m).Error
	if err != nil {
		return nil, ErrCredentials
	}
	return &m, nil
}
