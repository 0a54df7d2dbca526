package members

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/bcrypt"
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
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return nil, fmt.Errorf("hash password: %w", err)
	}
	m := &Member{
		Email:        email,
		PasswordHash: string(hash),
		AvatarKey:    digest(email),
	}
	if err := s.db.WithContext(ctx).Create(m).Error; err != nil {
		return nil, fmt.Errorf("create member: %w", err)
	}
	return m, nil
}

func (s *Store) Authenticate(ctx context.Context, email, password string) (*Member, error) {
	var m Member
	err := s.db.WithContext(ctx).Where("email = ?", strings.ToLower(email)).First(&m).Error
	if err != nil {
		return nil, ErrCredentials
	}
	if bcrypt.CompareHashAndPassword([]byte(m.PasswordHash), []byte(password)) != nil {
		return nil, ErrCredentials
	}
	return &m, nil
}
