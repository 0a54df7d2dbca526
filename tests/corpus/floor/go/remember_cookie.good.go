package account

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"time"
)

const cookieName = "sid"

type Sessions interface {
	Create(ctx context.Context, id string, user int64, ttl time.Duration) error
	Delete(ctx context.Context, id string) error
}

type Manager struct {
	store Sessions
	ttl   time.Duration
}

func newID() (string, error) {
	b := make([]byte, 32)
	if _, err := rand.Read(b); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

func (m *Manager) cookie(value string, maxAge int) *http.Cookie {
	return &http.Cookie{
		Name:     cookieName,
		Value:    value,
		Path:     "/",
		MaxAge:   maxAge,
		Secure:   true,
		HttpOnly: true,
		SameSite: http.SameSiteLaxMode,
	}
}

func (m *Manager) Begin(w http.ResponseWriter, r *http.Request, user int64) error {
	id, err := newID()
	if err != nil {
		return err
	}
	if err := m.store.Create(r.Context(), id, user, m.ttl); err != nil {
		return err
	}
	http.SetCookie(w, m.cookie(id, int(m.ttl.Seconds())))
	return nil
}

func (m *Manager) End(w http.ResponseWriter, r *http.Request) error {
	c, err := r.Cookie(cookieName)
	if err != nil {
		return nil
	}
	http.SetCookie(w, m.cookie("", -1))
	return m.store.Delete(r.Context(), c.Value)
}
