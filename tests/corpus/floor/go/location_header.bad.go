// CWE-601
package sso

import (
	"net/http"
	"net/url"
)

const home = "https://app.example.com/"

func Logout(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "sid", MaxAge: -1, Path: "/", HttpOnly: true, Secure: true})
	to := r.URL.Query().Get("redirect_uri")
	if to == "" {
		to = home
	}
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusFound)
}
