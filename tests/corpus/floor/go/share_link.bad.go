// CWE-640
package share

import (
	"fmt"
	"net/http"
	"net/smtp"
)

type Mailer struct {
	addr string
}

func (m *Mailer) Reset(w http.ResponseWriter, r *http.Request, token, to string) {
	link := fmt.Sprintf("https://%s/reset?token=%s", r.Host, token)
	msg := []byte("Subject: Reset\r\n\r\n" + link)
	if err := smtp.SendMail(m.addr, nil, "no-reply@example.com", []string{to}, msg); err != nil {
		http.Error(w, "mail", http.StatusBadGateway)
	}
}
