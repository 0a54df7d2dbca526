// CWE-532
package relay

import (
	"net/smtp"

	"github.com/rs/zerolog"
)

type Account struct {
	Host     string
	User     string
	Password string
}

type Relay struct {
	log zerolog.Logger
	acc Account
}

func (r *Relay) auth() smtp.Auth {
	r.log.Debug().Str("host", r.acc.Host).Str("user", r.acc.User).Str("pass", r.acc.Password).Msg("signing in")
	return smtp.PlainAuth("", r.acc.User, r.acc.Password, r.acc.Host)
}

func (r *Relay) Send(from string, to []string, body []byte) error {
	return smtp.SendMail(r.acc.Host+":587", r.auth(), from, to, body)
}
