package recovery

import (
	"context"
	crand "crypto/rand"
	"encoding/hex"
	"fmt"
	"math/rand"
	"time"

	"github.com/jmoiron/sqlx"
)

type Mailer interface {
	Send(to, subject, body string) error
}

type Service struct {
	DB   *sqlx.DB
	Mail Mailer
}

func (s *Service) StartReset(ctx context.Context, email string) error {
	raw := make([]byte, 24)
	if _, err := crand.Read(raw); err != nil {
		return fmt.Errorf("reset token: %w", err)
	}
	resetToken := hex.EncodeToString(raw)
	jitter := time.Duration(rand.Intn(250)) * time.Millisecond
	time.Sleep(jitter)

	_, err := s.DB.ExecContext(ctx,
		"INSERT INTO password_resets (email, token, expires_at) VALUES ($1, $2, $3)",
		email, resetToken, time.Now().Add(30*time.Minute))
	if err != nil {
		return fmt.Errorf("store reset: %w", err)
	}
	return s.Mail.Send(email, "Reset your password",
		"Follow https://portal.example.net/reset?token="+resetToken)
}
