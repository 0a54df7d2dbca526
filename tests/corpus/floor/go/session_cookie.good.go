// CWE-614 CWE-1004
package web

import (
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"time"
)

func newSession(w http.ResponseWriter) (string, error) {
	id := make([]byte, 32)
	if _, err := rand.Read(id); err != nil {
		return "", err
	}
	value := base64.RawURLEncoding.EncodeToString(id)
	http.SetCookie(w, &http.Cookie{
		Name:     "session_id",
		Value:    value,
		Path:     "/",
		Expires:  time.Now().Add(12 * time.Hour),
		HttpOnly: true,
		Secure:   true,
		SameSite: http.SameSiteLaxMode,
	})
	return value, nil
}
