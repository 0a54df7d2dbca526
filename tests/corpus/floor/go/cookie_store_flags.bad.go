// CWE-614
package web

import (
	"net/http"
	"os"

	"github.com/gorilla/sessions"
)

func Store() *sessions.CookieStore {
	store := sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))
	store.Options = &sessions.Options{
		Path:     "/",
		MaxAge:   86400,
		HttpOnly: true,
		SameSite: http.SameSiteLaxMode,
	}
	return store
}
