// CWE-352
package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"net/http"

	"golang.org/x/oauth2"
)

type OAuth struct {
	conf *oauth2.Config
	done func(w http.ResponseWriter, r *http.Request, t *oauth2.Token)
}

func (o *OAuth) Login(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, o.conf.AuthCodeURL("state"), http.StatusFound)
}

func (o *OAuth) Callback(w http.ResponseWriter, r *http.Request) {
	token, err := o.conf.Exchange(r.Context(), r.FormValue("code"))
	if err != nil {
		http.Error(w, "login failed", http.StatusUnauthorized)
		return
	}
	o.done(w, r, token)
}
