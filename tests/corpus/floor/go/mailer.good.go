// CWE-295
package mail

import (
	"crypto/tls"
	"net/smtp"
)

type Mailer struct {
	Host string
}

func (m *Mailer) open() (*smtp.Client, error) {
	conf := new(tls.Config)
	conf.ServerName = m.Host
	conf.MinVersion = tls.VersionTLS12
	conn, err := tls.Dial("tcp", m.Host+":465", conf)
	if err != nil {
		return nil, err
	}
	return smtp.NewClient(conn, m.Host)
}
