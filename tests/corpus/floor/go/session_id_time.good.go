package sess

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/http"
	"os"
	"time"
)

type Store interface {
	Put(id string, user int64, until time.Time) error
}

func Begin(w http.ResponseWriter, store Store, user int64) error {
	now := time.Now()
	raw := make([]byte, 32)
	if _, err := rand.Read(raw); err != nil {
		return fmt.Errorf("session of %d in %d: %w", user, os.Getpid(), err)
	}
	id := hex.EncodeToString(raw)
	if err := store.Put(id, user, now.Add(12*time.Hour)); err != nil {
		return err
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return nil
}
