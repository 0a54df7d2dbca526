// CWE-338
package recovery

import (
	"context"
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
	rng := rand.New(rand.NewSource(time.Now().UnixNano()))
	resetToken := fmt.Sprintf("%016x", rng.Int63())

	_, err := s.DB.ExecContext(ctx,
		"INSERT INTO password_resets (email, token, expires_at) VALUES ($1, $2, $3)",
		email, resetToken, time.Now().Add(30*time.Minute))
	if err != nil {
		return fmt.Errorf("store reset: %w", err)
	}
	return s.Mail.Send(email, "Reset your password",
		"Follow https://portal.example.net/reset?token="+resetToken)
}
