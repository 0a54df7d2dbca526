package session

import (
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"time"
)

type Manager struct {
	name string
	ttl  time.Duration
	repo Repo
}

type Repo interface {
	Put(id string, uid int64, until time.Time) error
}

func (m *Manager) Start(w http.ResponseWriter, uid int64) error {
	raw := make([]byte, 32)
	if _, err := rand.Read(raw); err != nil {
		return err
	}
	id := base64.RawURLEncoding.EncodeToString(raw)
	until := time.Now().Add(m.ttl)
	if err := m.repo.Put(id, uid, until); err != nil {
		return err
	}
	http.SetCookie(w, m.cookie(id, until))
	return nil
}

func (m *Manager) cookie(id string, until time.Time) *http.Cookie {
	c := &http.Cookie{
		Name:    m.name,
		Value:   id,
		Path:    "/",
		Expires: until,
	}
	c.Secure = true
	c.HttpOnly = true
	c.SameSite = http.SameSiteLaxMode
	return c
}
