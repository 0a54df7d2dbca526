// CWE-338
package reset

import (
	"context"
	"fmt"
	"math/rand"
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
	rng    *rand.Rand
}

func NewService(m Mailer, t Tokens, base *url.URL) *Service {
	return &Service{
		mail:   m,
		tokens: t,
		base:   base,
		rng:    rand.New(rand.NewSource(time.Now().UnixNano())),
	}
}

const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789"

func (s *Service) newToken() (string, error) {
	buf := make([]byte, 40)
	for i := range buf {
		buf[i] = alphabet[s.rng.Intn(len(alphabet))]
	}
	return string(buf), nil
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
