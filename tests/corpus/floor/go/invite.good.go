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
	b := make([]byte, 20)
	if _, err := crand.Read(b); err != nil {
		panic(err)
	}
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b)
}

func jitter() time.Duration {
	return time.Duration(mrand.Intn(500)) * time.Millisecond
}

func (s *Service) Invite(email string) error {
	inv := Invite{Code: newCode(), Email: email, Expires: time.Now().Add(48 * time.Hour)}
	s.saved[inv.Code] = inv
	time.Sleep(jitter())
	return s.mail.Send(email, "You are invited", fmt.Sprintf("https://app.example.com/join/%s", inv.Code))
}
