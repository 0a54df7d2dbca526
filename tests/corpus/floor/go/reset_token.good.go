// CWE-338 CWE-330
package accounts

import (
	"crypto/rand"
	"fmt"
	"time"
)

const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

type Mailer interface {
	Send(to, subject, body string) error
}

// NewResetToken makes the secret part of a password-reset link.
func NewResetToken(n int) string {
	token := make([]byte, n)
	if _, err := rand.Read(token); err != nil {
		panic(err)
	}
	for i, b := range token {
		token[i] = alphabet[int(b)%len(alphabet)]
	}
	return string(token)
}

func SendReset(m Mailer, to string) error {
	link := fmt.Sprintf("https://example.com/reset?t=%s&at=%d", NewResetToken(32), time.Now().Unix())
	return m.Send(to, "Reset your password", link)
}
