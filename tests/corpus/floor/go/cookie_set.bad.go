// CWE-614 CWE-1004
package web

import (
	"net/http"
	"time"
)

type Sessions struct {
	Create func(userID string) (string, error)
}

func (s *Sessions) Start(w http.ResponseWriter, userID string) error {
	token, err := s.Create(userID)
	if err != nil {
		return err
	}
	http.SetCookie(w, &http.Cookie{
		Name:    "session",
		Value:   token,
		Path:    "/",
		Expires: time.Now().Add(24 * time.Hour),
	})
	return nil
}

func (s *Sessions) Clear(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1, Path: "/", HttpOnly: true, Secure: true})
}
