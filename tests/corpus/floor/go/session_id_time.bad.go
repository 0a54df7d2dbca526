// CWE-330
package sess

import (
	"crypto/sha256"
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
	sum := sha256.Sum256([]byte(fmt.Sprintf("%d-%d-%d", user, now.UnixNano(), os.Getpid())))
	id := hex.EncodeToString(sum[:])
	if err := store.Put(id, user, now.Add(12*time.Hour)); err != nil {
		return err
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return nil
}
