// CWE-338 CWE-330
package invites

import (
	crand "crypto/rand"
	"encoding/base32"
	"fmt"
	mrand "math/rand"
	"time"
)

type Invite struct {
	Code    string
	Email   string
	Expires time.Time
}

type Mailer interface {
	Send(to, subject, body string) error
}

type Service struct {
	mail  Mailer
	saved map[string]Invite
}

func newCode() string {
	const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
	b := make([]byte, 16)
	for i := range b {
		b[i] = letters[mrand.Intn(len(letters))]
	}
	return string(b)
}

func (s *Service) Invite(email string) error {
	inv := Invite{Code: newCode(), Email: email, Expires: time.Now().Add(48 * time.Hour)}
	s.saved[inv.Code] = inv
	return s.mail.Send(email, "You are invited", fmt.Sprintf("https://app.example.com/join/%s", inv.Code))
}
