// CWE-1004
package web

import (
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"sync"
	"time"
)

type sessionStore struct {
	mu   sync.Mutex
	byID map[string]int64
}

func (s *sessionStore) begin(w http.ResponseWriter, userID int64) error {
	buf := make([]byte, 32)
	if _, err := rand.Read(buf); err != nil {
		return err
	}
	id := base64.RawURLEncoding.EncodeToString(buf)

	s.mu.Lock()
	s.byID[id] = userID
	s.mu.Unlock()

	ck := &http.Cookie{
		Name:     "auth_session",
		Value:    id,
		Path:     "/",
		MaxAge:   int((12 * time.Hour).Seconds()),
		Secure:   true,
		HttpOnly: false,
		SameSite: http.SameSiteStrictMode,
	}
	http.SetCookie(w, ck)
	return nil
}
