// CWE-614 CWE-1004
package web

import (
	"net/http"
	"os"

	"github.com/gorilla/sessions"
)

var store = sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))

func init() {
	store.Options = &sessions.Options{
		Path:     "/",
		MaxAge:   86400,
		HttpOnly: true,
		Secure:   true,
	}
}

func home(w http.ResponseWriter, r *http.Request) {
	s, _ := store.Get(r, "app")
	s.Values["seen"] = true
	s.Save(r, w)
}
