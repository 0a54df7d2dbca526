package account

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

type Reset struct {
	base string
	mail interface{ Send(to, text string) error }
	save func(email, token string, until time.Time) error
}

func (h *Reset) token(email string) (string, error) {
	raw := make([]byte, 32)
	if _, err := rand.Read(raw); err != nil {
		return "", err
	}
	return hex.EncodeToString(raw), nil
}

func (h *Reset) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	email := r.FormValue("email")
	token, err := h.token(email)
	if err != nil || h.save(email, token, time.Now().Add(time.Hour)) != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	_ = h.mail.Send(email, fmt.Sprintf("%s/reset?token=%s", h.base, token))
	w.WriteHeader(http.StatusAccepted)
}
