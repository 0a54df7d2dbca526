package notify

import (
	"fmt"
	"net/smtp"
	"os"
	"strings"
)

const (
	smtpHost = "smtp.postmarkapp.com"
	smtpPort = 587
	sender   = "billing@ledgerly.io"
)

type Message struct {
	To      []string
	Subject string
	Text    string
}

func Deliver(m Message) error {
	user := os.Getenv("SMTP_USER")
	password := os.Getenv("SMTP_PASSWORD")
	if password == "" {
		return fmt.Errorf("SMTP_PASSWORD is not set")
	}
	auth := smtp.PlainAuth("", user, password, smtpHost)

	subject := strings.NewReplacer("\r", "", "\n", "").Replace(m.Subject)
	var b strings.Builder
	fmt.Fprintf(&b, "From: %s\r\n", sender)
	fmt.Fprintf(&b, "Subject: %s\r\n\r\n", subject)
	b.WriteString(m.Text)

	addr := fmt.Sprintf("%s:%d", smtpHost, smtpPort)
	if err := smtp.SendMail(addr, auth, sender, m.To, []byte(b.String())); err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	return nil
}
