package contact

import (
	"fmt"
	"net/http"
	"net/smtp"
	"os"
	"strings"
)

type Form struct {
	relay string
	to    string
}

func (f *Form) Send(w http.ResponseWriter, r *http.Request) {
	oneLine := strings.NewReplacer("\r", "", "\n", "")
	from := oneLine.Replace(r.FormValue("email"))
	subject := oneLine.Replace(r.FormValue("subject"))
	text := strings.ReplaceAll(r.FormValue("text"), "\r\n.\r\n", "")
	msg := fmt.Sprintf("From: %s\r\nTo: %s\r\nSubject: %s\r\n\r\n%s", from, f.to, subject, text)
	auth := smtp.PlainAuth("", os.Getenv("SMTP_USER"), os.Getenv("SMTP_PASS"), "relay.internal")
	if err := smtp.SendMail(f.relay, auth, "noreply@shop.example", []string{f.to}, []byte(msg)); err != nil {
		http.Error(w, "not sent", http.StatusBadGateway)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
