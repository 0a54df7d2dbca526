// CWE-614 CWE-1004
package web

import (
	"net/http"
	"time"
)

func setSession(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{
		Name:    "session",
		Value:   token,
		Path:    "/",
		Expires: time.Now().Add(time.Hour),
	})
}
