// CWE-93
package contact

import (
	"fmt"
	"net/http"
	"net/smtp"
	"strings"
)

func Contact(w http.ResponseWriter, r *http.Request) {
	subject := r.FormValue("subject")
	from := r.FormValue("email")
	if strings.ContainsAny(subject, "\r\n") || strings.ContainsAny(from, "\r\n") {
		http.Error(w, "bad input", http.StatusBadRequest)
		return
	}
	msg := fmt.Sprintf("From: %s\r\nSubject: %s\r\n\r\n%s", from, subject, r.FormValue("text"))
	if err := smtp.SendMail("mail:25", nil, "web@example.com", []string{"help@example.com"}, []byte(msg)); err != nil {
		http.Error(w, "cannot send", http.StatusBadGateway)
	}
}

var _ = strings.ContainsAny
