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
	raw := make([]byte, 24)
	if _, err := rand.Read(raw); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	state := base64.RawURLEncoding.EncodeToString(raw)
	http.SetCookie(w, &http.Cookie{Name: "oauth_state", Value: state, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode, MaxAge: 300})
	http.Redirect(w, r, o.conf.AuthCodeURL(state), http.StatusFound)
}

func (o *OAuth) Callback(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("oauth_state")
	if err != nil || subtle.ConstantTimeCompare([]byte(c.Value), []byte(r.FormValue("state"))) != 1 {
		http.Error(w, "bad state", http.StatusForbidden)
		return
	}
	token, err := o.conf.Exchange(r.Context(), r.FormValue("code"))
	if err != nil {
		http.Error(w, "login failed", http.StatusUnauthorized)
		return
	}
	o.done(w, r, token)
}
