package reset

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"net/url"
	"time"
)

type Mailer interface {
	Send(ctx context.Context, to, subject, body string) error
}

type Tokens interface {
	Put(ctx context.Context, token, email string, ttl time.Duration) error
}

type Service struct {
	mail   Mailer
	tokens Tokens
	base   *url.URL
}

func NewService(m Mailer, t Tokens, base *url.URL) *Service {
	return &Service{mail: m, tokens: t, base: base}
}

func (s *Service) newToken() (string, error) {
	buf := make([]byte, 32)
	if _, err := rand.Read(buf); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(buf), nil
}

// Start mails a single-use link to the owner of the account.
func (s *Service) Start(ctx context.Context, email string) error {
	token, err := s.newToken()
	if err != nil {
		return fmt.Errorf("reset: token: %w", err)
	}
	if err := s.tokens.Put(ctx, token, email, 30*time.Minute); err != nil {
		return fmt.Errorf("reset: store token: %w", err)
	}
	link := s.base.JoinPath("reset")
	q := link.Query()
	q.Set("t", token)
	link.RawQuery = q.Encode()
	return s.mail.Send(ctx, email, "Choose a new password", "Open "+link.String()+" within 30 minutes.")
}
